// The verdicts in the cells of tables: their class says what they mean.

// From worst to best. What is not rated or not compared is no verdict.
const verdicts = ['much-worse', 'worst', 'worse', 'expected', 'as-expected', 'better', 'best', 'much-better']

// goodness is higher for a better verdict; null for a cell without one.
export function goodness(cell) {
  const at = verdicts.findIndex((verdict) => has(cell, 'ccg-' + verdict))
  return at < 0 ? null : at
}

function has(cell, className) {
  return cell.classList.contains(className) || cell.querySelector('.' + className) !== null
}

// verdictWord is the verdict in a cell as shape and word.
export function verdictWord(cell) {
  return cell.textContent.trim().replace(/\s+/g, ' ')
}
