// The CCG that all charts of a page highlight. It stands in the address as
// #ccg=02n, so that a link can lead to a chart with a CCG highlighted.

const inAddress = /^#ccg=([a-z0-9]+)$/i

export class Choice {
  constructor() {
    this.id = ''
    this.followers = []
  }

  // follow calls back with the id, and whether this follower is to say it aloud:
  // the one where it was chosen, or the first for what the address says.
  follow(callback) {
    this.followers.push(callback)
  }

  // choose takes an id, or '' for none, from one of the followers.
  choose(id, by) {
    this.id = id
    history.replaceState(null, '', id === '' ? window.location.pathname + window.location.search : '#ccg=' + id)
    this.tell(by)
  }

  // read takes the choice from the address, now and whenever it changes, and
  // shows the first of the figures.
  read(figures) {
    const take = () => {
      const found = inAddress.exec(window.location.hash)
      if (found && figures.length > 0) {
        this.id = found[1].toLowerCase()
        this.tell(this.followers[0])
        figures[0].scrollIntoView()
      }
    }
    take()
    window.addEventListener('hashchange', take)
  }

  tell(by) {
    for (const follower of this.followers) {
      follower(this.id, follower === by)
    }
  }
}
