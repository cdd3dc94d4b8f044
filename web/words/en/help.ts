// SPDX-License-Identifier: AGPL-3.0-or-later
/** Help, the private safety check, the quick exit, and the page for somebody who is too young. */

export const help = {
  help: {
    open: 'Help',
    title: 'Help',
    close: 'Back to where you were',
    nobody:
      'Nobody reads along in Nearer, so nobody here can notice that you need help. On these lines somebody answers.',
    afraidTitle: 'If you are afraid',
    danger: 'If you are in danger now, call',
    dangerOr: 'or',
    afraid:
      'If somebody close to you frightens, hurts, forces or watches you, it is not your fault, and you do not have to work it out alone. The people on these lines listen, and they do not tell you what to do.',
    watched: 'If this device may be watched, call from one that nobody else uses.',
    country: 'Country',
    countryHint:
      'Suggested by the clock of this device, never by where you are. Your choice is not kept anywhere.',
    otherCountry: 'Another country',
    linesFor: {
      'partner violence': 'Violence by somebody close',
      men: 'For men who meet violence',
      crisis: 'When life is too heavy',
      children: 'For children and young people',
    },
    heavy:
      'If you think of ending your life, tell somebody now: one of these lines, or a person near you. You do not have to be sure before you call.',
    text: 'By message:',
    pleaseCheckAll: 'We found these lines in public places and have not asked there ourselves yet.',
    notLookedUp: 'Please check before you need it. We have not looked this up ourselves yet.',
    pleaseCheck: (seen: string) => `Please check. Seen on ${seen}.`,
    verified: (day: string) => `Checked at its own site on ${day}.`,
    directories: 'These places list lines in many countries. We have not checked them yet.',
    checkTitle: 'A private check',
    check:
      'Five plain sentences about how it is between you and somebody close. For you alone: nothing is counted, kept or sent.',
    checkOpen: 'Read the five sentences',
    groundTitle: 'When it is too much just now',
    ground: [
      'Stop whatever you are doing here. Stopping is enough.',
      'Put both feet on the floor. Feel what carries you.',
      'Name five things that you see, four that you hear or feel.',
      'Breathe out longer than you breathe in, a few times.',
      'Drink some water. Then see what you need next.',
    ],
    therapyTitle: 'Finding somebody to talk to',
    therapy: [
      'A family doctor, a counselling centre or your health insurance can say where to begin. Many towns have centres that cost nothing.',
      'Ask whoever you find: are you licensed here, what do you know about my matter, and what does it cost?',
      'For a family as a whole there are family counselling centres and family therapists. One of you may go first, without the others.',
      'Where there is fear between two people, go alone first. A good couple therapist will ask for that too.',
    ],
    notToolTitle: 'When these exercises are not the tool',
    notTool:
      'Nearer is for two people who are safe with each other. Where one of you is afraid, forced, threatened, watched, or kept from friends or money, or where a child is at risk, exercises for closeness can make it worse. Leave them be. You owe nobody openness here.',
  },

  check: {
    title: 'A private check',
    why: 'Say yes or no for yourself. Nothing is counted, kept or sent, and when you leave this page it is gone.',
    statements: [
      'I am sometimes afraid of how the other will react.',
      'I am pressed into touch, sex, or telling things that I would rather keep.',
      'The other checks my phone, follows where I am, or wants to know all that I do.',
      'The other has hurt or threatened me, or somebody I love.',
      'I am kept from friends, family, money or my papers.',
    ],
    yes: 'Yes',
    no: 'No',
    done: 'What this may mean',
    nothingYet: 'There is no yes and no no yet. You can also go back.',
    yesTitle: 'What this may mean',
    yesMeans:
      'You said yes to something that nobody has to live with. A list cannot know your life, and you know it best.',
    yesNotTool: 'These exercises are not the tool for this. They are made for two people who are both safe.',
    yesRisk:
      'Saying it to the other’s face may raise the risk, and so may leaving without a plan. Talk first to somebody who knows about this, from a device that nobody else uses.',
    noTitle: 'No yes on this list',
    noMeans:
      'If something feels wrong all the same, trust that, and talk to somebody about it. You can come back here at any time.',
    lines: 'People who know about this',
    lightTitle: 'If you go on with Nearer',
    light:
      'You can keep things light: light questions only, and nothing with touch. This is the ordinary setting that you also find under Me, it goes with your other settings, and the other is not told. Gentle weeks come up for everybody.',
    lightDo: 'Keep things light',
    lightDone: 'Done. It looks like any ordinary week.',
    back: 'Back to help',
  },

  exit: {
    leave: 'Quick exit',
    help: 'Open help',
    hint: 'Quick exit, or Esc twice: Nearer locks, and a page about cooking stands here instead.',
    limits:
      'It cannot hide everything: that this address was opened may still show in the browser’s history, at your router or internet provider, and to a program that watches this device.',
  },

  young: {
    title: 'Nearer is for adults',
    why: 'What it asks is meant for two grown-ups, so there is no account here for you yet. Nothing that you pressed was kept.',
    listen:
      'If something weighs on you, at home, with somebody you love, or inside yourself: there are people whose work is to listen to young people. You need not give your name. A grown-up whom you trust is a good first person too.',
    lines: 'People who listen',
    slip: 'If your finger slipped, open this page again.',
  },
};
