// Which entries of the search index fit what somebody typed, and in what
// order. It knows nothing of pages.
//
// The index holds some 250 short names, so every entry is looked at for every
// key pressed: that takes a millisecond or two, and some more for a guess.

import { bare, folded, matches } from './dom.js'

// How well an entry fits, best first.
const ownCode = 0
const otherCode = 1
const sameName = 2
const startOfName = 3
const wordsOfName = 4
const startOfCode = 5
const nameAndKind = 6
const otherName = 7
const within = 8

// The fewest letters that are looked for inside words.
const leastWithin = 5

// prepare makes the entries of an index ready to be searched.
export function prepare(entries) {
  return entries.map((entry) => {
    const others = (entry.others ?? []).map(([relation, name, codes]) => ({
      ...named(name), relation, title: name, codes: codesOf(codes),
    }))
    const own = { ...named(entry.name), codes: codesOf(entry.codes) }
    const also = named(entry.words ?? '')
    return { entry, own, also, others, all: [own.text, also.text, folded(entry.kind)].join(' ') }
  })
}

// search finds the entries that fit a query, best first. Each hit has its entry
// and, if it was found by what the area was in before or later, because. sure
// says that the first hit alone can be meant; similar that nothing fits as it
// is typed, and the hits are spelt a little differently.
export function search(items, typed) {
  const query = named(typed)
  if (query.text === '') {
    return { hits: [], sure: false, similar: false }
  }
  const found = best(items, (item) => plainFit(item, query))
  if (found.length > 0) {
    const [first, second] = found
    const exact = first.fit === ownCode || first.fit === sameName
    return { hits: found, sure: !second || (exact && second.fit !== first.fit), similar: false }
  }
  const guesses = best(items, (item) => similarFit(item, query))
  const fewest = guesses.length > 0 ? Math.floor(guesses[0].fit) : 0
  return { hits: guesses.filter(({ fit }) => Math.floor(fit) === fewest), sure: false, similar: true }
}

// best is the items that fit, best first and otherwise as they stand in the index.
function best(items, fitOf) {
  return items
    .map((item) => ({ entry: item.entry, ...fitOf(item) }))
    .filter(({ fit }) => fit < Infinity)
    .sort((a, b) => a.fit - b.fit)
}

function plainFit({ entry, own, also, others, all }, query) {
  if (own.codes.includes(query.joined)) {
    return { fit: ownCode }
  }
  const coded = others.find(({ codes }) => codes.includes(query.joined))
  if (coded) {
    return { fit: otherCode, because: reason(coded) }
  }
  // Whoever types the name of a CCG that closed may as well mean one that is open.
  if (own.bare === query.bare && !entry.closed) {
    return { fit: sameName }
  }
  if (own.bare.startsWith(query.bare) || also.bare.startsWith(query.bare)) {
    return { fit: startOfName }
  }
  if (matches(own.text, query.bare)) {
    return { fit: wordsOfName }
  }
  if (/\d/.test(query.joined) && own.codes.some((code) => code.startsWith(query.joined))) {
    return { fit: startOfCode }
  }
  if (matches(all, query.bare)) {
    return { fit: nameAndKind }
  }
  const other = others.find(({ text }) => matches(text, query.bare))
  if (other) {
    return { fit: otherName, because: reason(other) }
  }
  const long = query.joined.length >= leastWithin
  return { fit: long && own.joined.includes(query.joined) ? within : Infinity }
}

// similarFit is how many slips lie between the query and the nearest of an
// entry's names, which must hold every word of it. Letters left, and a name
// that is not the entry's own, add less than one.
function similarFit({ own, also, others }, query) {
  let nearest = { fit: Math.min(difference(own.text, query.bare), difference(also.text, query.bare)) }
  for (const other of others) {
    const fit = difference(other.text, query.bare) + 0.5
    if (fit < nearest.fit) {
      nearest = { fit, because: reason(other) }
    }
  }
  return nearest
}

function difference(text, query) {
  const words = text.split(' ')
  return query.split(' ').reduce((sum, word) => (sum < Infinity ? sum + Math.min(...words.map((w) => typing(word, w))) : sum), 0)
}

// typing is how many slips lie between what was typed and the beginning of a
// word, and a little more if letters are left. More than one slip in seven
// letters, or two in more, is another word, and so is one that begins with
// another letter: Watford is not Dartford. Codes are never guessed at.
function typing(typed, word) {
  const most = /\d/.test(typed) || typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2
  if (word.length < typed.length - most || !beginsLike(typed, word)) {
    return Infinity
  }
  const begun = word.slice(0, typed.length + most)
  return Math.min(...distances(typed, begun).map((slips, n) => (slips <= most ? slips + (word.length - n) / 100 : Infinity)))
}

// beginsLike reports whether two words begin with the same letter, or with the
// same two swapped.
function beginsLike(a, b) {
  return a[0] === b[0] || (a[0] === b[1] && a[1] === b[0])
}

// distances is, for each beginning of a word from none of its letters to all,
// how many letters are left out, added, changed or swapped with the next between
// what was typed and it (optimal string alignment).
function distances(typed, word) {
  let before = []
  let above = Array.from({ length: word.length + 1 }, (_, j) => j)
  for (let i = 1; i <= typed.length; i++) {
    const row = [i]
    for (let j = 1; j <= word.length; j++) {
      row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (typed[i - 1] === word[j - 1] ? 0 : 1))
      if (i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1)
      }
    }
    before = above
    above = row
  }
  return above
}

// named is a text in the forms in which it is compared: with all its words,
// without those that say nothing, and as one word.
function named(name) {
  const text = folded(name)
  return { text, bare: bare(text), joined: bare(text).replaceAll(' ', '') }
}

function codesOf(codes) {
  return folded(codes ?? '').split(' ').filter(Boolean)
}

function reason({ relation, title }) {
  return `${relation} ${title}`
}
