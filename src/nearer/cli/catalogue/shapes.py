# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a question, a practice and a country's help are, field by field."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

Bond = Literal["partner", "friend", "family"]
BONDS: tuple[Bond, ...] = ("partner", "friend", "family")
Topic = Literal[
    "childhood",
    "family",
    "earlier-loves",
    "children",
    "money",
    "work",
    "health",
    "body",
    "loss",
    "faith",
    "conflict",
    "future",
    "friends",
    "home",
]
# A row of the list of what people are told (R1 to R322).
ROWS = 322
Row = Annotated[str, Meta(pattern="^R([1-9][0-9]?|[12][0-9]{2}|3[01][0-9]|32[0-2])$")]
Sentence = Annotated[str, Meta(min_length=10, max_length=160)]
Address = Annotated[str, Meta(pattern="^https?://[^ ]+$")]
Date = Annotated[str, Meta(pattern="^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")]
DateOrNone = Annotated[str, Meta(pattern="^(20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?$")]
Verified = Annotated[
    DateOrNone,
    Meta(description="The day on which a person checked it at its own site; empty until somebody has."),
]
Bonds = Annotated[list[Bond], Meta(min_length=1, description="The kinds of bond that it suits.")]
Topics = Annotated[
    list[Topic],
    Meta(max_length=2, description="What it is about, where somebody may wish to leave that out."),
]
Covers = Annotated[
    list[Row], Meta(description="The rows of the requirements that it answers. Nobody sees them.")
]
Grade = Annotated[
    Literal["A", "B", "C", "D"],
    Meta(description="A: several trials. B: one, or diary studies that agree. C: weaker. D: advice only."),
]
Kind = Literal["emotional", "intellectual", "physical", "experiential", "spiritual"]
Stage = Literal["new", "settled", "long", "rebuilding"]
Around = Literal["quiet", "outdoors"]
Ingredient = Literal[
    "acceptance",
    "admiration",
    "affection",
    "commitment",
    "compassion",
    "courage",
    "empathy",
    "forgiveness",
    "honesty",
    "kindness",
    "listening",
    "openness",
    "own-life",
    "patience",
    "play",
    "respect",
    "safety",
    "support",
    "trust",
]


class Question(msgspec.Struct, forbid_unknown_fields=True):
    """One question, as it stands in content/questions/*.toml under [[question]]."""

    id: Annotated[str, Meta(pattern="^q([0-9]{3}|[1-9][0-9]{3})$", description="For ever: answers name it.")]
    text: Annotated[
        str,
        Meta(
            min_length=20, max_length=160, description="One or two sentences to 'you'; see content/STYLE.md."
        ),
    ]
    kind: Annotated[Kind, Meta(description="The kind of closeness that it is about.")]
    depth: Annotated[int, Meta(ge=1, le=5, description="1 is light; 5 is what few people are told.")]
    bonds: Bonds
    topics: Topics = []
    covers: Covers = []


class QuestionFile(msgspec.Struct, forbid_unknown_fields=True):
    """A file of questions."""

    question: Annotated[list[Question], Meta(min_length=1)]


class Source(msgspec.Struct, forbid_unknown_fields=True):
    """Where one can read what is known."""

    title: Annotated[str, Meta(min_length=10, max_length=120)]
    url: Address


class Practice(msgspec.Struct, forbid_unknown_fields=True):
    """One practice, as it stands in content/practices/<id>.toml. The id is for ever: records name it."""

    title: Annotated[str, Meta(min_length=3, max_length=40)]
    summary: Annotated[str, Meta(min_length=20, max_length=140, description="One sentence.")]
    minutes: Annotated[int, Meta(ge=1, le=240, description="What it takes, honestly.")]
    family: Annotated[
        Literal["talk", "thanks", "touch", "attention", "novelty", "time", "help", "mend", "self", "space"],
        Meta(description="What it is kin to: the same is guessed of a family until more is known."),
    ]
    steps: Annotated[
        list[Sentence],
        Meta(
            min_length=3,
            max_length=8,
            description="Short instructions, to be read once before the phone is put down.",
        ),
    ]
    alone: Annotated[
        list[Sentence],
        Meta(max_length=8, description="How one person does it alone; empty where that would make no sense."),
    ]
    place: Annotated[
        Literal["together", "apart", "either", "alone"],
        Meta(
            description="Side by side, far from each other, either (by phone or video too), or for one alone."
        ),
    ]
    touch: Annotated[int, Meta(ge=0, le=3, description="0 none, 1 hands and shoulders, 2 a hug, 3 close.")]
    depth: Annotated[int, Meta(ge=1, le=5)]
    needs: Annotated[str, Meta(max_length=120, description="What to have at hand, in words; empty: nothing.")]
    grade: Grade
    evidence: Annotated[
        str, Meta(min_length=40, max_length=420, description="What is known, and how surely, in plain words.")
    ]
    bonds: Bonds
    apart: Annotated[
        list[Sentence],
        Meta(
            max_length=8,
            description="How two do it from two places, without touch; empty where the steps say it already.",
        ),
    ] = []
    drawn: Annotated[
        bool,
        Meta(description="Whether chance may suggest it; false where one looks for it, as after a quarrel."),
    ] = True
    cautions: list[Sentence] = []
    topics: Topics = []
    kinds: Annotated[list[Kind], Meta(description="The kinds of closeness that it is for.")] = []
    ingredients: Annotated[
        list[Ingredient], Meta(max_length=4, description="What closeness is made of, and this makes use of.")
    ] = []
    stages: Annotated[
        list[Stage],
        Meta(description="When it is for; empty: always. Nobody is told that it is not for them."),
    ] = []
    around: Annotated[
        list[Around], Meta(description="What there has to be around you; empty: anywhere will do.")
    ] = []
    covers: Covers = []
    sources: list[Source] = []


class Line(msgspec.Struct, forbid_unknown_fields=True, rename={"for_": "for"}):
    """One telephone line, under [[lines]] of a country."""

    for_: Annotated[
        Literal["partner violence", "crisis", "men", "children"], Meta(description="For whom or what it is.")
    ]
    number: Annotated[
        str, Meta(pattern=r"^\+?[0-9][0-9 -]{1,17}[0-9]$", description="As it is dialled there.")
    ]
    source: Annotated[str, Meta(min_length=10, description="Where the number was seen.")]
    seen_on: Date
    verified_on: Verified
    name: Annotated[str, Meta(max_length=60, description="Empty where it goes by its number.")] = ""
    hours: Annotated[str, Meta(max_length=60)] = ""
    text: Annotated[str, Meta(max_length=60, description="How to write to it instead of calling.")] = ""
    note: Annotated[str, Meta(max_length=120)] = ""


class Emergency(msgspec.Struct, forbid_unknown_fields=True):
    """A number for whoever is in danger now, under [[emergency]] of a country."""

    number: Annotated[str, Meta(pattern="^[0-9]{2,5}$")]
    source: Annotated[
        str,
        Meta(pattern="^(.{10,})?$", description="Where it was seen; empty until somebody has noted that."),
    ]
    seen_on: DateOrNone
    verified_on: Verified


class Country(msgspec.Struct, forbid_unknown_fields=True):
    """Help in one country, as it stands in content/help/<code>.toml."""

    country: Annotated[str, Meta(min_length=3, max_length=60)]
    code: Annotated[str, Meta(pattern="^[A-Z]{2}$")]
    emergency: Annotated[list[Emergency], Meta(min_length=1)]
    zones: Annotated[
        list[Annotated[str, Meta(pattern="^[A-Z][A-Za-z_]+(/[A-Za-z_-]+){1,2}$")]],
        Meta(min_length=1, description="IANA time zones, by which the page suggests this country."),
    ]
    lines: Annotated[list[Line], Meta(min_length=1)]
    note: Annotated[str, Meta(max_length=120, description="What is missing here.")] = ""


class Directory(msgspec.Struct, forbid_unknown_fields=True):
    """A place that lists help in many countries."""

    name: Annotated[str, Meta(min_length=3, max_length=60)]
    url: Address
    source: Annotated[str, Meta(min_length=10)]
    seen_on: DateOrNone
    verified_on: Verified


class Elsewhere(msgspec.Struct, forbid_unknown_fields=True):
    """What is said where no country fits: content/help/elsewhere.toml."""

    text: Annotated[str, Meta(min_length=40, max_length=240)]
    under_18: Annotated[
        str, Meta(min_length=40, max_length=240, description="For somebody younger, in every country.")
    ]
    directories: list[Directory]
