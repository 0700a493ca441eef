// The verdicts in the cells of tables: their class says what they mean.

// From worst to best. What is not rated or not compared is no verdict.
const verdicts = ['much-worse', 'worst', 'worse', 'expected', 'as-expected', 'better', 'best', 'much-better']

// goodness is higher for a better verdict; null for a cell without one.
export function goodness(cell) {
  for (const classes of [cell.classList, cell.querySelector('.ccg-band')?.classList ?? []]) {
    for (const name of classes) {
      const at = verdicts.indexOf(name.replace(/^ccg-/, ''))
      if (at >= 0) {
        return at
      }
    }
  }
  return null
}

// verdictWord is the verdict in a cell as shape and word.
export function verdictWord(cell) {
  return cell.textContent.trim().replace(/\s+/g, ' ')
}
