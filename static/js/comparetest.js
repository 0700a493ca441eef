// Whether two CCGs differ by more than chance: the same test as package rating
// makes, from the same deviations and chance errors.

// The numbers of rating.Side.
export const side = { none: 0, same: 1, worse: 2, better: 3, lower: 4, higher: 5 }

export class Tests {
  constructor(data) {
    this.data = data
  }

  // figure is what may be said of CCG a's figure beside CCG b's.
  figure(indicator, a, b) {
    if (indicator.s[a] === 0 || indicator.s[b] === 0) {
      return side.none
    }
    const z = this.z(indicator, a, b)
    if (Math.abs(z) < this.data.limit) {
      return side.same
    }
    if (indicator.better === 0) {
      return z > 0 ? side.higher : side.lower
    }
    return z * indicator.better > 0 ? side.better : side.worse
  }

  // score is what may be said of CCG a's score in a group beside CCG b's: higher
  // or lower, never better or worse. Scores that rest on different indicators
  // are not compared.
  score(group, a, b) {
    if (group.c[a] === 0 || group.c[b] === 0 || group.b[a] !== group.b[b]) {
      return side.none
    }
    const z = this.z(group, a, b)
    if (Math.abs(z) < this.data.limit) {
      return side.same
    }
    return z > 0 ? side.higher : side.lower
  }

  z(of, a, b) {
    const difference = of.d[a] - of.d[b]
    return difference === 0 ? 0 : difference / Math.sqrt(of.s[a] * of.s[a] + of.s[b] * of.s[b])
  }
}
