# SPDX-License-Identifier: AGPL-3.0-or-later
"""Headers of every answer: what the browser may do with it, and that nothing leaves to anywhere else."""

from functools import cache

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types nearer lit-html"
)
# The brain's Worker compiles MicroPython. A Worker has the policy of its own file; nothing else gains by it.
BRAIN_POLICY = POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
_BRAIN = "/built/brain.worker."
# The service worker fetches the app's own files, and can do nothing else.
WORKER_POLICY = (
    "default-src 'none'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
_WORKER = "/sw.js"

# What the doors answer is for programs. A browser that shows it as a page can do nothing at all with it.
DATA_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
_DATA = "/api/v1/"

_ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
}
_PAGES = {
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
    "magnetometer=(), microphone=(), midi=(), payment=(), usb=(), browsing-topics=()",
    "x-frame-options": "DENY",
}
_HTTPS = {"strict-transport-security": "max-age=31536000"}

Pairs = tuple[tuple[bytes, bytes], ...]


def headers_for(path: str, *, https: bool) -> Pairs:
    """Return the headers that every answer from this path carries beside its own."""
    if path.startswith(_DATA):
        policy = DATA_POLICY
    elif path.startswith(_BRAIN):
        policy = BRAIN_POLICY
    else:
        policy = WORKER_POLICY if path == _WORKER else POLICY
    return _headers(policy=policy, https=https)


@cache
def _headers(*, policy: str, https: bool) -> Pairs:
    named = {
        "content-security-policy": policy,
        **_ALWAYS,
        **({} if policy == DATA_POLICY else _PAGES),
        **({"service-worker-allowed": "/"} if policy == WORKER_POLICY else {}),
        **(_HTTPS if https else {}),
    }
    return tuple((name.encode(), value.encode()) for name, value in named.items())
