// Package card draws the pictures that are seen when a page is shared: PNG
// files of 1200 by 630 pixels, the size that social networks and messengers ask
// for. There are three: of one place and its ratings (Ratings), of how many
// places have which rating (Tallies), and of a whole site (Front).
//
// A card is seen small, alone, and by people who never open the page. So it
// says everything in words first, with shapes and colours beside them; it
// carries the date, the status and a caveat; and text that is too long is made
// smaller, broken into lines and at last cut, never drawn over other text or
// over the edge.
//
// The package knows nothing of what is rated, and takes words, shapes and fills
// from package chart. The letters are those of Liberation Sans, which
// is free to use under the SIL Open Font License.
// Outlines are filled with whole numbers only, so every machine draws the
// same pixels; that they become the same bytes is up to the version of Go, whose
// compressor writes them.
package card
