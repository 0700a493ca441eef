// The table of CCGs side by side, and what it comes to in sentences. The first
// of the chosen CCGs is the one that the others are compared with.

import { element } from './dom.js'
import { side } from './comparetest.js'

// mark is a shape and a word: a rating, or a CCG beside another.
function mark([name, shape, word], than = '') {
  const hidden = than === '' ? [] : [element('span', { class: 'nhsuk-u-visually-hidden' }, than)]
  return element('span', { class: 'ccg-band ' + name },
    element('span', { class: 'ccg-shape', 'aria-hidden': 'true' }, shape), ' ' + word, ...hidden)
}

// printed writes a number, given in units of its last decimal, as the pages do.
function printed(number, { decimals, unit }) {
  const text = (Math.abs(number) / 10 ** decimals).toLocaleString('en-GB', {
    minimumFractionDigits: decimals, maximumFractionDigits: decimals,
  })
  return (number < 0 ? '\u2212' : '') + text + unit
}

// interval is the interval of a CCG's figure in words; empty if there is none.
function interval(indicator, i) {
  const [value, below, further] = [indicator.v[i], indicator.l[i], indicator.u[i]]
  return below === null ? '' : `${printed(value - below, indicator)} to ${printed(value + below + further, indicator)}`
}

function note(text) {
  return element('div', { class: 'ccg-note' }, text)
}

// verdict says how a CCG stands beside the first one.
function verdict(data, found) {
  const words = [side.better, side.worse, side.higher, side.lower]
  return element('div', {}, mark(data.sides[found], words.includes(found) ? ' than the first CCG' : ''))
}

// table makes the table; with differing, of the indicators on which a CCG
// differs from the first one. rows is how many indicators it shows.
export function table(data, tests, chosen, differing) {
  const [first, ...others] = chosen
  let rows = 0
  const made = element('table', { class: 'ccg-table ccg-table--compact ccg-table--stack ccg-versus ccg-versus--' + chosen.length },
    element('caption', {}, caption(data, chosen)), head(data, chosen))
  data.groups.forEach((group, g) => {
    const body = element('tbody', {}, groupRow(data, tests, group, chosen))
    for (const indicator of data.indicators.filter((each) => each.group === g)) {
      const differs = others.some((i) => tests.figure(indicator, i, first) > side.same)
      if (!differing || differs) {
        body.append(indicatorRow(data, tests, indicator, chosen))
        rows += 1
      }
    }
    made.append(body)
  })
  return { root: made, rows }
}

function caption(data, chosen) {
  const figures = 'Ratings, and figures with 95% intervals'
  return chosen.length === 1 ? figures : `${figures}: each CCG beside ${data.ccgs[chosen[0]].name}`
}

function head(data, chosen) {
  const names = chosen.map((i, at) => element('th', { scope: 'col' },
    element('a', { href: `ccgs/${data.ccgs[i].id}.html` }, data.ccgs[i].name),
    ...(at === 0 && chosen.length > 1 ? [note('others compared with this')] : [])))
  return element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, 'Indicator'), ...names))
}

function groupRow(data, tests, group, chosen) {
  const cells = chosen.map((i, at) => {
    const inside = [mark(data.ratings[group.c[i]])]
    if (group.c[i] !== 0) {
      inside.push(note('score ' + group.t[i]))
    }
    if (at > 0) {
      inside.push(verdict(data, tests.score(group, i, chosen[0])))
    }
    return cell(data, i, inside)
  })
  return element('tr', { class: 'ccg-versus__group' },
    element('th', { scope: 'row' }, element('a', { href: group.href }, group.name)), ...cells)
}

function indicatorRow(data, tests, indicator, chosen) {
  const cells = chosen.map((i, at) => {
    const inside = [indicator.v[i] === null ? 'None' : element('b', {}, printed(indicator.v[i], indicator))]
    for (const text of [interval(indicator, i), data.reasons[indicator.r[i]]]) {
      if (text !== '') {
        inside.push(note(text))
      }
    }
    if (at > 0) {
      inside.push(verdict(data, tests.figure(indicator, i, chosen[0])))
    }
    return cell(data, i, inside)
  })
  const about = indicator.england === '' ? indicator.about : `${indicator.about}; England ${indicator.england}`
  return element('tr', {},
    element('th', { scope: 'row' }, element('a', { href: indicator.href }, indicator.name), note(about)), ...cells)
}

function cell(data, i, inside) {
  return element('td', { 'data-label': data.ccgs[i].name }, element('div', {}, ...inside))
}

// sentences sum up how the first CCG does beside each of the others.
export function sentences(data, tests, chosen) {
  const [first, ...others] = chosen
  return others.map((other) => summed(data, tests, first, other))
}

// summed sums up how one CCG does beside another, on the indicators where one
// side is the better one.
function summed(data, tests, a, b) {
  const [name, other] = [data.ccgs[a].name, data.ccgs[b].name]
  const found = data.indicators.filter(({ better }) => better !== 0).map((indicator) => tests.figure(indicator, a, b))
  const count = (which) => found.filter((each) => each === which).length
  const compared = found.length - count(side.none)
  if (compared === 0) {
    return `${name} and ${other} have no figures that can be compared.`
  }
  const of = `Of ${compared} ${compared === 1 ? 'indicator' : 'indicators'}, ${name} does better than ${other} on ` +
    `${count(side.better)} and worse on ${count(side.worse)}`
  return count(side.same) === 0 ? of + '.' : `${of}; the other ${count(side.same)} differ no more than chance explains.`
}

// testsMade says how many tests the table makes, and how many of them would
// find a difference by chance alone.
export function testsMade(data, tests, chosen) {
  const [first, ...others] = chosen
  let made = 0
  for (const other of others) {
    made += data.indicators.filter((indicator) => tests.figure(indicator, other, first) !== side.none).length
    made += data.groups.filter((group) => tests.score(group, other, first) !== side.none).length
  }
  const wrong = made * data.chance
  const about = wrong < 0.05 ? 'fewer than 0.1' : 'about ' + wrong.toFixed(1)
  return `This table makes ${made} tests. If no two of these CCGs truly differed, chance alone would still make ${about} of them look different.`
}
