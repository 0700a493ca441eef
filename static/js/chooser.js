// <ul data-chooser="label"> of links: a box before the list that offers the
// links matching what is typed and follows the one chosen. It is the combobox
// of the ARIA Authoring Practices, with a list box and manual selection. Searched are the link's
// text and data-words.

import { element, folded, liveRegion, matches, newID } from './dom.js'

const mostOffered = 8

export function start(root) {
  for (const list of root.querySelectorAll('[data-chooser]')) {
    new Chooser(list)
  }
}

class Chooser {
  constructor(list) {
    this.links = Array.from(list.querySelectorAll('a[href]'), (link) => ({
      link,
      name: link.textContent.trim(),
      words: folded(link.textContent + ' ' + (link.dataset.words ?? '')),
    }))
    this.offered = []
    this.current = -1
    this.build(list)
    this.input.addEventListener('input', () => this.offer())
    this.input.addEventListener('keydown', (event) => this.onKey(event))
    this.input.addEventListener('blur', () => this.close())
    // Pressing the mouse must not take the focus from the box before the click.
    this.options.addEventListener('mousedown', (event) => event.preventDefault())
    this.options.addEventListener('click', (event) => {
      const option = event.target.closest('[role=option]')
      if (option) {
        this.follow(Array.prototype.indexOf.call(this.options.children, option))
      }
    })
  }

  build(list) {
    const id = newID()
    this.options = element('ul', {
      class: 'ccg-chooser__options', id: id + '-options', role: 'listbox', 'aria-label': list.dataset.chooser,
    })
    this.options.hidden = true
    this.input = element('input', {
      class: 'ccg-control__input', id, type: 'text', role: 'combobox', autocomplete: 'off', spellcheck: 'false',
      'aria-expanded': 'false', 'aria-autocomplete': 'list', 'aria-controls': id + '-options',
    })
    this.result = liveRegion('ccg-control__result')
    list.before(element('div', { class: 'ccg-control' },
      element('label', { for: id }, list.dataset.chooser),
      element('div', { class: 'ccg-chooser' }, this.input, this.options),
      this.result))
  }

  // offer lists the links that match, names that begin with the query first.
  offer() {
    const query = folded(this.input.value)
    if (query === '') {
      this.result.textContent = ''
      this.close()
      return
    }
    const found = this.links.filter(({ words }) => matches(words, query))
    found.sort((a, b) => b.words.startsWith(query) - a.words.startsWith(query))
    this.offered = found.slice(0, mostOffered)
    this.current = -1
    this.options.replaceChildren(...this.offered.map(({ name }, i) => element('li', {
      role: 'option', id: `${this.options.id}-${i}`, 'aria-selected': 'false',
    }, name)))
    this.show(found.length > 0)
    this.result.textContent = inWords(found.length)
  }

  show(open) {
    this.options.hidden = !open
    this.input.setAttribute('aria-expanded', String(open))
    this.input.removeAttribute('aria-activedescendant')
  }

  close() {
    this.offered = []
    this.current = -1
    this.show(false)
  }

  onKey(event) {
    if (event.key === 'Escape') {
      this.close()
    } else if (event.key === 'Enter' && this.offered.length > 0) {
      event.preventDefault()
      this.follow(Math.max(this.current, 0))
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      this.move(event.key === 'ArrowDown' ? 1 : -1)
    }
  }

  move(by) {
    const n = this.offered.length
    if (n === 0) {
      this.offer()
      return
    }
    this.current = this.current < 0 && by < 0 ? n - 1 : (this.current + by + n) % n
    Array.from(this.options.children).forEach((option, i) => {
      option.setAttribute('aria-selected', String(i === this.current))
    })
    this.input.setAttribute('aria-activedescendant', this.options.children[this.current].id)
  }

  follow(i) {
    if (this.offered[i]) {
      window.location.href = this.offered[i].link.href
    }
  }
}

function inWords(found) {
  if (found === 0) {
    return 'Nothing found'
  }
  const offered = found > mostOffered ? `, the first ${mostOffered} are offered` : ''
  return `${found} found${offered}`
}
