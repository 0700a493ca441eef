// Choosing CCGs: a box that offers those that match what is typed, as buttons,
// and the list of those chosen, each of which can be removed or made the first.

import { element, newID } from './dom.js'
import { prepare, search } from './searchmatch.js'

const mostOffered = 6

export class Picker {
  // chosen is called with every new choice; what happens is said in the live
  // region said.
  constructor(data, said, chosen) {
    this.data = data
    this.said = said
    this.tell = chosen
    this.chosen = []
    this.found = []
    this.items = prepare(data.ccgs)
    this.build()
    this.input.addEventListener('input', () => this.offer())
    this.input.addEventListener('keydown', (event) => this.onKey(event))
    this.input.addEventListener('focus', () => this.giveWay())
  }

  build() {
    const id = newID()
    this.input = element('input', {
      class: 'ccg-control__input', id, type: 'text', autocomplete: 'off', spellcheck: 'false', 'aria-describedby': id + '-hint',
    })
    this.hint = element('p', { class: 'ccg-control__result', id: id + '-hint' })
    this.offered = element('ul', { class: 'ccg-compare__list' })
    this.list = element('ol', { class: 'ccg-compare__list' })
    this.root = element('section', { class: 'ccg-compare', 'aria-labelledby': id + '-heading' },
      element('h2', { class: 'nhsuk-heading-l', id: id + '-heading' }, 'Choose CCGs'),
      this.list,
      element('div', { class: 'ccg-control' }, element('label', { for: id }, 'Add a CCG by name or code'), this.input, this.hint),
      this.offered)
  }

  // show lists the CCGs that are chosen.
  show(chosen) {
    this.chosen = chosen
    this.list.replaceChildren(...chosen.map((i, at) => this.item(i, at)))
    this.list.hidden = chosen.length === 0
    this.offer()
  }

  item(i, at) {
    const { id, name } = this.data.ccgs[i]
    const made = element('div', { class: 'ccg-compare__item' }, element('a', { href: `ccgs/${id}.html` }, name))
    if (at > 0) {
      made.append(button('Compare others with this', name, () => this.toFirst(i)))
    } else if (this.chosen.length > 1) {
      made.append(element('span', { class: 'ccg-note' }, 'others are compared with this'))
    }
    made.append(button('Remove', name, () => this.remove(i)))
    return element('li', {}, made)
  }

  add(i) {
    this.input.value = ''
    this.tell([...this.chosen, i])
    this.input.focus()
    this.said.textContent = `${this.data.ccgs[i].name} added, ${this.count()}`
  }

  // remove takes a CCG out; the focus goes to what can be removed next.
  remove(i) {
    const at = this.chosen.indexOf(i)
    this.tell(this.chosen.filter((other) => other !== i))
    const item = this.list.children[Math.min(at, this.chosen.length - 1)]
    const next = item ? item.querySelector('button:last-of-type') : this.input
    next.focus()
    this.said.textContent = `${this.data.ccgs[i].name} removed, ${this.count()}`
  }

  // toFirst makes a CCG the one that the others are compared with.
  toFirst(i) {
    this.tell([i, ...this.chosen.filter((other) => other !== i)])
    this.list.querySelector('a').focus() // not the button, which removes it
    this.said.textContent = `The others are now compared with ${this.data.ccgs[i].name}`
  }

  count() {
    return `${this.chosen.length} of up to ${this.data.most} chosen`
  }

  // offer lists the CCGs that fit, best first.
  offer() {
    const query = this.input.value.trim()
    const full = this.chosen.length >= this.data.most
    const { hits, similar } = search(full ? [] : this.items.filter((_, i) => !this.chosen.includes(i)), query)
    this.found = hits.map(({ entry }) => this.data.ccgs.indexOf(entry))
    this.offered.replaceChildren(...hits.slice(0, mostOffered).map((hit) => this.option(hit)))
    this.offered.hidden = hits.length === 0
    this.hint.textContent = this.inWords(query, full, similar)
    if (query !== '') {
      this.said.textContent = this.hint.textContent
    }
  }

  option({ entry, because }) {
    const why = because ? [' ', element('span', { class: 'ccg-note' }, because)] : []
    return element('li', {}, button('Add ' + entry.name, '', () => this.add(this.data.ccgs.indexOf(entry))), ...why)
  }

  // giveWay lets the next word take the place of one that found nothing.
  giveWay() {
    if (this.found.length === 0) {
      this.input.select()
    }
  }

  inWords(query, full, similar) {
    const n = this.found.length
    if (full) {
      return `${this.data.most} is the most. Remove one to add another.`
    }
    if (query === '') {
      return this.chosen.length === 0 ? `Choose up to ${this.data.most}.` : this.count() + '.'
    }
    if (n === 0) {
      return 'Nothing found. Look in the list below.'
    }
    const more = n > mostOffered ? `, the first ${mostOffered} are shown` : ''
    const what = similar ? `Did you mean ${n === 1 ? 'this' : `one of these ${n}`}?` : `${n} found${more}.`
    return `${what} Enter adds ${this.data.ccgs[this.found[0]].name}.`
  }

  onKey(event) {
    if (event.key === 'Enter') {
      event.preventDefault()
      if (this.found.length > 0) {
        this.add(this.found[0])
      } else {
        this.giveWay()
      }
    } else if (event.key === 'Escape') {
      this.input.value = ''
      this.offer()
    }
  }
}

// button is a button; of is what it is about, for those who hear it alone.
function button(text, of, press) {
  const hidden = of === '' ? [] : [element('span', { class: 'nhsuk-u-visually-hidden' }, ' ' + of)]
  const made = element('button', { type: 'button', class: 'ccg-compare__button' }, text, ...hidden)
  made.addEventListener('click', press)
  return made
}
