// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Every sentence that the app says to a person, in English.
 *
 * A translation is a second module of the same type. Names come in as arguments and are never part of a grammar that
 * needs to know a gender. Second person, present tense, plain words.
 */

/** How we call the other where no name is known yet. */
const other = (name: string | null): string => name ?? 'the other';
const Other = (name: string | null): string => name ?? 'The other';

export const en = {
  app: {
    name: 'Nearer',
    tagline: 'Two people, one question a day, answered alone and opened together.',
    skip: 'Go to the page',
    ways: 'Rooms',
    today: 'Today',
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

  welcome: {
    title: 'A little at a time',
    what: 'Nearer asks the two of you one question a day. Each answers alone. When both answers are in, both open.',
    sealed:
      'What you write is sealed on your device before it leaves it. This server carries it and cannot read it, even if one of you runs it.',
    sees: 'What the server can see',
    seesList: [
      'the name you sign in with, and who is paired with whom',
      'on which days something was sent, how many letters there were, and their size in steps',
      'the internet address you come from',
    ],
    seesNot: 'It sees no answer, no name you call each other, and not which question you are at.',
    limit:
      'One honest limit: whoever runs this server also gives you this page. A changed page could read along, so use a server you trust.',
    adults: 'For adults: partners, friends, brothers and sisters, parents and grown-up children.',
    start: 'Begin',
    signIn: 'I have an account',
    onThisServer: (name: string) => `You are on the server “${name}”.`,
    byInvitation:
      'New people come to this server by invitation. Open the link that the other sent you, or ask whoever runs this server.',
  },

  signUp: {
    step: (now: number, all: number) => `Step ${now} of ${all}`,
    nameTitle: 'Choose a name to sign in with',
    name: 'Sign-in name',
    nameHint:
      'Small letters and digits, 2 to 31 of them; dots and dashes are fine inside. The server sees it. What the other calls you comes later.',
    nameBad: 'Use 2 to 31 small letters, digits, dots or dashes, beginning with a letter or a digit.',
    nameMissing: 'Please choose a name.',
    adult: 'I am 18 or older.',
    adultMissing: 'Nearer is for adults. Please confirm that you are 18 or older.',
    next: 'Go on',
    phraseTitle: 'Your passphrase',
    phraseWhy:
      'These six words open everything you will write here. We drew them at random, so that nobody can guess them. They never leave this device, and nobody can send them to you again: write them down, or keep them in a password manager.',
    phraseLabel: 'Your six words',
    another: 'Draw another one',
    copy: 'Copy',
    own: 'Use one of my own',
    ownTitle: 'A passphrase of your own',
    ownLabel: 'Your own passphrase',
    ownHint: 'At least 20 characters, used nowhere else, and not a line from a song or a book.',
    ownShort: (missing: number) =>
      missing === 1 ? 'One more character is needed.' : `${missing} more characters are needed.`,
    drawn: 'Use six drawn words instead',
    kept: 'I have it in safe keeping',
    againTitle: 'Type it once, so that we know you have it',
    againLabel: 'Your passphrase',
    againBad: 'That is not the same. Compare it with what you wrote down.',
    show: 'Show what I type',
    seeAgain: 'See it again',
    codeTitle: 'Your recovery code',
    codeWhy:
      'If you ever forget the passphrase, this code lets you set a new one. It is shown once, now. Keep it on paper, in another place than the passphrase: whoever has it can open what is yours.',
    codeLabel: 'Your recovery code, five groups',
    codeKept: 'I have written it down',
    checkTitle: 'Two groups of your recovery code',
    checkWhy: 'Look at your paper and type these two groups.',
    checkLabel: (group: number) => `Group ${group}`,
    checkBad: (group: number) => `Group ${group} is not as it was shown.`,
    finish: 'Make my account',
    making: 'Making your keys. This takes a few seconds on purpose: it makes guessing slow.',
  },

  unlock: {
    title: 'Welcome back',
    lockedTitle: 'Locked',
    locked: 'What you wrote is still here, sealed. Your passphrase opens it.',
    name: 'Sign-in name',
    phrase: 'Passphrase',
    show: 'Show what I type',
    remember: 'Stay open on this device',
    rememberHint: 'Leave this off on a device that others use too.',
    open: 'Open',
    opening: 'Opening. This takes a few seconds on purpose: it makes guessing slow.',
    wrong: 'This name and passphrase do not open anything here. Check both, and the keyboard’s language.',
    nameMissing: 'Please type your sign-in name.',
    phraseMissing: 'Please type your passphrase.',
    forgot: 'I forgot my passphrase',
    newHere: 'I am new here',
    otherName: 'Use another name',
  },

  recover: {
    title: 'A new passphrase, by your recovery code',
    why: 'The code on your paper opens your keys. You then sign in everywhere with the new passphrase; every other device is signed out.',
    code: 'Recovery code',
    codeHint: '25 letters and digits in five groups. Small or large letters, with or without dashes.',
    codeBad: 'A recovery code has 25 letters and digits. This one has another length.',
    newPhrase: 'Your new passphrase',
    recover: 'Set the new passphrase',
    wrong: 'This name and code do not belong together. Check each group once more.',
    done: 'Done. Your new passphrase is set, and you are signed in.',
  },

  withWhom: {
    title: 'With whom?',
    partner: 'My partner',
    friend: 'A friend',
    family: 'Family',
    familyHint: 'a brother or sister, a parent, a grown-up child',
    kindMissing: 'Please choose one.',
    name: 'Your name, as the other shall see it',
    nameHint: 'Sealed. The server does not learn it.',
    nameMissing: 'Please say what the other calls you.',
    hostTitle: 'Who runs this server?',
    hostUs: 'One of us two',
    hostOther: 'Someone else',
    hostUnsure: 'I am not sure',
    hostStrict:
      'Your answers then open a little later: not even the one who runs the server can open them early, but each of you has to open the app once more.',
    hostServer:
      'The server then holds an answer back until both are in, and it opens at once. It still cannot read it. If you yourself set this server up, the stricter way is used all the same.',
    hostMissing: 'Please choose one. “I am not sure” is fine.',
    make: 'Make the invitation',
    another:
      'One thing before a second pairing: this server can see that both belong to the same account. If whoever runs it should not know, use another server.',
  },

  invite: {
    title: 'Invite the other',
    why: 'Send this link to one person, or let their phone read the code. It works once, for 24 hours.',
    care: 'Best in person: whoever gets the link first can answer it. You two compare a code afterwards, which shows it.',
    label: 'Your invitation link',
    qr: 'The invitation link as a code for a phone’s camera',
    copy: 'Copy the link',
    share: 'Share',
    shareText: 'An invitation to Nearer, for you:',
    expires: (when: string) => `Works until ${when}.`,
    withdraw: 'Withdraw it',
    withdrawn: 'Withdrawn. The link opens nothing any more.',
    waitingTitle: 'When the other has accepted, it shows here',
    waiting: 'You can close the app meanwhile. Nothing is lost.',
    again: 'Make a new one',
    gone: 'Your invitation was not used in time. Make a new one whenever you like.',
  },

  join: {
    title: (name: string) => `${name} invites you`,
    kind: {
      partner: (name: string) => `${name} would like to use Nearer with you, as partners.`,
      friend: (name: string) => `${name} would like to use Nearer with you, as friends.`,
      family: (name: string) => `${name} would like to use Nearer with you, as family.`,
    },
    strict:
      'You two will use the stricter way: nobody can open an answer early, not even whoever runs the server, and each of you opens the app once more before answers open.',
    server: 'The server holds each answer back until both are in. It cannot read them.',
    stricter: 'Use the stricter way',
    stricterHint:
      'Choose this if the other may run this server: then not even its keeper can open an answer early, and each of you opens the app once more before answers open.',
    free: 'You can pass any question, pause or leave at any time. Nobody is told that you passed.',
    accept: 'Accept',
    accepting: 'Pairing your two devices.',
    signUpFirst: 'First you make an account of your own here. It takes about three minutes.',
    gone: 'This invitation does not open anything. It was used already, withdrawn, or is older than 24 hours. Ask for a new one.',
    broken: 'This link is not complete. Ask the other to send it again, and open it whole.',
    own: 'This is your own invitation. Send it to the other person.',
    peeking: 'Reading the invitation.',
  },

  safety: {
    title: 'Compare it once, together',
    why: (name: string | null) =>
      `Read these six groups aloud with ${other(name)}, side by side or by telephone. If they are the same on both devices, nobody has put themselves between you.`,
    label: 'Your safety code, six groups of five digits',
    same: 'They are the same',
    differ: 'They differ',
    later: 'Later',
    differTitle: 'Then somebody may stand between you',
    differWhy: (name: string | null) =>
      `Write nothing here that matters. First compare once more, slowly. If the codes still differ, leave this pairing and invite ${other(name)} again, in person, from a network you both trust.`,
    checkAgain: 'Compare again',
    done: 'You compared it. Nobody stands between you.',
    open: 'You have not compared it yet.',
    notYet: 'The code is here as soon as both devices have met. Open the app again a little later.',
  },

  today: {
    title: 'Today',
    label: 'Your answer',
    hint: (name: string | null) =>
      `${Other(name)} cannot see it before both answers are in. A draft stays on this device.`,
    give: 'Give my answer',
    giving: 'Sealing your answer.',
    empty: 'There is nothing written yet.',
    tooLong: 'This is longer than one letter can carry. Please shorten it a little.',
    pass: 'Not this one',
    passed: 'Put aside. Nobody is told.',
    waitTitle: 'It opens when both are in',
    waitStrict: 'Until then nobody can open it, not even whoever runs the server.',
    waitServer: 'Until then the server holds it back. It cannot read it.',
    another: 'Answer another one meanwhile',
    noOther: 'There is no other question tonight.',
    kept: 'There is no connection just now. Your answer is safe on this device and goes out by itself.',
    openingTitle: 'Both are in',
    opening: (name: string | null) =>
      `It opens here once ${other(name)} has opened the app again, because only that device holds the key.`,
    opened: 'Both answers are open.',
    mine: (name: string | null) => name ?? 'You',
    theirs: (name: string | null) => Other(name),
    edited: 'Changed later',
    noAnswer: 'No answer here.',
    done: 'That’s all for today.',
    doneMore: 'Tomorrow there is another question.',
    earlier: 'Opened earlier',
    notReady: (name: string | null) =>
      `You are paired. The first question comes when ${other(name)} has opened the app once more.`,
    troubles: 'Something did not fit',
    unsent: (count: number) =>
      count === 1
        ? 'One letter waits on this device for a connection.'
        : `${count} letters wait on this device for a connection.`,
    closed: (when: string) => `This pairing ended on ${when}. What you opened stays here.`,
    paused: (until: string) => `You are pausing until ${until}. Nobody was told.`,
    resume: 'End the pause',
    compare: 'You two have not compared your safety code yet.',
    compareNow: 'Compare it',
  },

  me: {
    title: 'Me',
    signedInAs: (handle: string) => `Signed in as ${handle}`,
    together: (name: string | null) => `With ${other(name)}`,
    account: 'Your account',
    safety: 'Safety code',
    safetyDone: 'compared',
    safetyOpen: 'not compared yet',
    pause: 'Pause',
    pausing: (until: string) => `until ${until}`,
    leave: 'Leave',
    passphrase: 'Change the passphrase',
    recovery: 'New recovery code',
    sessions: 'Where you are signed in',
    another: 'Invite someone else',
    signOut: 'Sign out',
    remove: 'Delete the account',
    switcher: 'Go to another pairing',
  },

  pause: {
    title: 'Pause',
    why: 'For a while nothing new is painted here by itself. Nobody is told, and a pause costs nothing.',
    until: 'Until',
    week: 'One week',
    month: 'One month',
    day: 'A day I choose',
    start: 'Pause',
    end: 'End the pause',
    now: (until: string) => `You are pausing until ${until}.`,
  },

  leave: {
    title: (name: string | null) => `Leave the pairing with ${other(name)}`,
    why: 'This is your own act, at once. You stop sending, and this pairing disappears from your devices. Answers that wait unopened are destroyed.',
    care: 'Whoever runs this server can see it and keeps backups. If you want an export, make it and keep it elsewhere first. You can also simply stop writing.',
    fear: 'If you are afraid of how the other will take it, talk first to someone you trust, or to a helpline where you live.',
    tell: (name: string | null) => `Shall ${other(name)} be told?`,
    never: 'No',
    neverHint: 'On the other device it looks like a quiet week, and goes on looking like one.',
    now: 'Yes, now',
    onDate: 'Yes, on a day I choose',
    date: 'Day',
    sure: 'I want to leave. This cannot be undone.',
    sureMissing: 'Please confirm that you want to leave.',
    leave: 'Leave',
    done: 'You have left.',
  },

  passphrase: {
    title: 'Change the passphrase',
    why: 'Your other devices are signed out. What you wrote stays as it is.',
    old: 'Your passphrase now',
    change: 'Change it',
    done: 'Your passphrase is changed.',
    wrong: 'That is not your passphrase.',
  },

  recovery: {
    title: 'A new recovery code',
    why: 'It takes the place of the old one, which then opens nothing.',
    begin: 'Draw a new code',
    finish: 'Use this code from now on',
    done: 'The new recovery code is set.',
  },

  sessions: {
    title: 'Where you are signed in',
    this: 'this one',
    line: (since: string, last: string) => `since ${since}, last used ${last}`,
    unnamed: 'A device',
    end: 'Sign out there',
    endOthers: 'Sign out everywhere else',
    ended: 'Signed out there.',
    onlyThis: 'Only here.',
  },

  remove: {
    title: 'Delete the account',
    why: 'Your keys and everything sealed for you alone are deleted from this server, and every pairing is left without telling. Answers that both of you opened stay with the other. This cannot be undone.',
    care: 'Backups of the server keep the sealed letters until they are replaced. Nobody can open them without your passphrase or code.',
    sure: 'I want to delete my account.',
    sureMissing: 'Please confirm that you want to delete it.',
    remove: 'Delete it',
    done: 'Your account is deleted.',
  },

  signOut: {
    title: 'Sign out',
    why: 'This device forgets your keys and everything it kept. To come back you need your passphrase.',
    unsent: 'Not everything has been sent yet. If you sign out now, what waits here is lost.',
    signOut: 'Sign out',
  },

  switching: {
    title: 'Go to another pairing',
    why: 'Each pairing stands for itself, and nothing of one is named in another.',
    choose: 'To whom?',
    with: (name: string | null) => `With ${other(name)}`,
    here: 'you are here',
    ended: 'ended',
  },

  again: {
    label: 'Your passphrase, once more',
    why: 'An unlocked phone is not the whole person, so we ask again.',
    go: 'Go on',
  },

  kit: {
    title: 'The kit',
    why: 'Every component in every state, with invented words. Nothing here talks to a server.',
  },
};

/** What a translation has to provide. */
export type Words = typeof en;
