// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest';

import { readDemo, readRoute, readSetup, samePage } from '../../elements/route.ts';

const ID = 'ab'.repeat(16);
const at = (pathname: string, hash = '') => readRoute({ pathname, hash });

describe('an address leads to', () => {
  it('Today, Me and a page of Me', () => {
    expect(at('/')).toEqual({ at: 'home', room: 'today', part: '' });
    expect(at('/', '#me')).toEqual({ at: 'home', room: 'me', part: '' });
    expect(at('/', '#me/pause')).toEqual({ at: 'home', room: 'me', part: 'pause' });
  });

  it('Practise, and the page of a practice', () => {
    expect(at('/', '#practise')).toEqual({ at: 'home', room: 'practise', part: '' });
    expect(at('/', '#practise/a-long-hug')).toEqual({ at: 'home', room: 'practise', part: 'a-long-hug' });
  });

  it('inviting, for whoever is alone', () => {
    expect(at('/', '#invite')).toEqual({ at: 'home', room: 'today', part: 'invite' });
  });

  it('an invitation, whose secret stays behind the #', () => {
    expect(at(`/join/${ID}`, '#s3cret')).toEqual({ at: 'join', id: ID, secret: 's3cret' });
    expect(at(`/join/${ID}`)).toEqual({ at: 'join', id: ID, secret: '' });
  });

  it('nowhere, where there is no page', () => {
    for (const path of ['/x', '/join/', `/join/${ID}x`, `/join/${ID.toUpperCase()}`, '/kit/'])
      expect(at(path)).toEqual({ at: 'nowhere' });
  });

  it('Today, where a fragment means nothing to us', () => {
    expect(at('/', '#setup=abc')).toEqual({ at: 'home', room: 'today', part: '' });
    expect(at('/', '#<img>')).toEqual({ at: 'home', room: 'today', part: '' });
  });
});

it('a set-up link carries its token behind the #', () => {
  expect(readSetup({ hash: '#setup=Ab-_9' })).toBe('Ab-_9');
  expect(readSetup({ hash: '#setup=' })).toBeNull();
  expect(readSetup({ hash: '#me' })).toBeNull();
});

it('a demo link names who opens it, and with which words', () => {
  expect(readDemo({ hash: '#demo=ada.glove-satin-curliness' })).toEqual(['ada', 'glove satin curliness']);
  for (const hash of ['#demo=ada', '#demo=.glove', '#demo=ada.', '#setup=abc', ''])
    expect(readDemo({ hash })).toBeNull();
});

it('two invitations are two pages', () => {
  expect(samePage(at(`/join/${ID}`, '#a'), at(`/join/${ID}`, '#a'))).toBe(true);
  expect(samePage(at(`/join/${ID}`, '#a'), at(`/join/${ID}`, '#b'))).toBe(false);
});
