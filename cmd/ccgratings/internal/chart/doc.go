// Package chart draws charts from plain numbers.
//
// A chart is described once, as a struct of numbers, units and names: Funnel,
// Ranked, Distribution, Trend, Tally, Spine or ScoreBar. From that description come
//
//  1. an SVG, drawn when the site is built, that stands in the page and needs
//     neither script nor style sheet;
//  2. for Funnel, Ranked, Distribution and Trend, an ECharts option as JSON, with which the
//     browser replaces the SVG by a chart that answers to pointing;
//  3. for those, a legend in HTML that serves both;
//  4. for Trend, a small form for a cell of a table, and a summary in words.
//
// What a mark means is carried by a Token: a word, a shape and a fill, in that
// order of importance. Tokens are the only place where these are written down.
// The marks of a Trend carry no verdict and are shapes of their own.
//
// The package knows nothing of what the numbers measure. It computes no
// statistics: limits, intervals and verdicts are given to it. A number that is
// not finite is never drawn, and a chart with nothing to draw says so.
//
// The SVGs of Funnel, Ranked, Distribution and Trend are fluid. Horizontal positions are
// percentages, vertical ones are pixels, and only the lines stand in a
// stretched inner SVG; so text and shapes keep their size on a screen of 320
// pixels and on paper. Every attribute is a presentation attribute: a content
// security policy without unsafe-inline blocks nothing. A style sheet adds two
// things: where there is room, more names along a time axis; and on a dark
// page, the colours for it, for which every part has a class.
//
// This is the only package that imports go-echarts, and it uses its option
// types alone, never its rendering.
package chart
