// [data-map]: a map whose tiles are links. It becomes one stop of the tab key,
// within which arrow keys move, and a line under it names the tile that is
// pointed at. A finger is wider than a tile, so the first tap only chooses.

import { element } from './dom.js'

const hint = 'Point at a hexagon for its name. Arrow keys move between them.'
const touchHint = 'Tap a hexagon for its name.'

export function start(root) {
  for (const holder of root.querySelectorAll('[data-map]')) {
    const links = Array.from(holder.querySelectorAll('a'))
    if (links.length > 0) {
      enhance(holder, links)
    }
  }
}

function enhance(holder, links) {
  const coarse = matchMedia('(pointer: coarse)')
  const line = element('p', { class: 'ccg-map__line' })
  holder.append(line)
  let chosen = null
  let over = null

  const say = (...words) => line.replaceChildren(...words)
  const sayChosen = () => {
    if (chosen === null) {
      say(coarse.matches ? touchHint : hint)
      return
    }
    const [name, rating] = parts(chosen)
    say(element('a', { href: chosen.getAttribute('href') }, name), rating)
  }
  const choose = (link) => {
    links.forEach((other) => other.setAttribute('tabindex', other === link ? '0' : '-1'))
    chosen = link
    sayChosen()
  }
  const outline = (link) => {
    over?.remove()
    over = link && link.querySelector('use').cloneNode()
    if (over) {
      over.setAttribute('class', 'ccg-map__over')
      holder.querySelector('svg').append(over)
    }
  }

  links.forEach((link, i) => link.setAttribute('tabindex', i === 0 ? '0' : '-1'))
  sayChosen()

  holder.addEventListener('focusin', (event) => {
    const link = event.target.closest('svg a')
    if (link) {
      choose(link)
      outline(link)
    }
  })
  holder.addEventListener('pointerover', (event) => {
    const link = event.target.closest('svg a')
    if (link && event.pointerType === 'mouse') {
      say(parts(link).join(''))
      outline(link)
    }
  })
  holder.addEventListener('pointerleave', () => {
    sayChosen()
    outline(chosen)
  })
  holder.addEventListener('click', (event) => {
    const link = event.target.closest('svg a')
    const finger = event.pointerType ? event.pointerType === 'touch' : coarse.matches
    if (link && finger && event.detail > 0) {
      event.preventDefault()
      choose(link)
      outline(link)
    }
  })
  holder.addEventListener('keydown', (event) => {
    const from = event.target.closest('svg a')
    const to = from && target(links, from, event.key)
    if (to) {
      event.preventDefault()
      to.focus()
    }
  })
}

// parts are the name of a tile and, with the colon before it, its rating.
function parts(link) {
  const text = link.querySelector('title').textContent
  const cut = text.lastIndexOf(': ')
  return [text.slice(0, cut), text.slice(cut)]
}

// directions say, for a key, how far along its way a tile is and how far off
// it, from the distances rightward and downward.
const directions = {
  ArrowRight: (x, y) => [x, y],
  ArrowLeft: (x, y) => [-x, y],
  ArrowDown: (x, y) => [y, x],
  ArrowUp: (x, y) => [-y, x],
}

// target is the tile that a key leads to: the nearest in its direction, one
// straight on before one aside.
function target(links, from, key) {
  if (key === 'Home' || key === 'End') {
    return links.at(key === 'Home' ? 0 : -1)
  }
  const direction = directions[key]
  if (!direction) {
    return null
  }
  const [x, y, size] = centre(from)
  let best = null
  let least = Infinity
  for (const link of links) {
    const [linkX, linkY] = centre(link)
    const [along, aside] = direction(linkX - x, linkY - y)
    const cost = along + 3 * Math.abs(aside)
    if (along > size / 2 && Math.abs(aside) < 2 * along && cost < least) {
      best = link
      least = cost
    }
  }
  return best
}

// centre is where the middle of a tile is, and how wide it is.
function centre(link) {
  const box = link.getBoundingClientRect()
  return [box.left + box.width / 2, box.top + box.height / 2, box.width]
}
