// SPDX-License-Identifier: AGPL-3.0-or-later
/** The shell, and what can happen anywhere. */

export const app = {
  app: {
    name: 'Nearer',
    tagline: 'Two people, one question a day, answered alone and opened together.',
    skip: 'Go to the page',
    ways: 'Rooms',
    today: 'Today',
    practise: 'Practise',
    us: 'Us',
    me: 'Me',
    lockNow: 'Lock now',
    opening: 'One moment.',
    back: 'Back',
    nothingHere: 'There is no page here.',
    toToday: 'Go to Today',
    memoryOnly: 'This browser keeps no keys, so you stay signed in only until you close this page.',
  },

  say: {
    unexpected: 'Something went wrong that we did not foresee. Nothing you wrote is lost. Please try again.',
    full: 'This device has no room left, so what you write now is not kept yet. Please make some room, or copy it elsewhere.',
    notKept:
      'What you write now could not be kept on this device yet. Please copy it before you leave this page.',
    noLine: 'No connection. What you write is kept here.',
    clockIsOff: 'The clock of this device seems to be off by a day or so. Days are counted by it.',
    offline: 'There is no connection just now. What you wrote is kept on this device.',
    needsConnection: 'This needs a connection, and there is none just now.',
    insecure:
      'This address is not secure (it begins with http://), so your words could not be sealed here: ask whoever runs this server for an address that begins with https://, and type nothing before.',
    oldBrowser: 'This browser is too old to seal your words. Please update it, or use another one.',
    dayToCome: 'Please choose a day that is still to come.',
    copied: 'Copied.',
    notCopied: 'It could not be copied here. Please select it and copy it by hand.',
    saved: 'Saved.',
  },

  kit: {
    title: 'The kit',
    why: 'Every component in every state, with invented words. Nothing here talks to a server.',
  },
};
