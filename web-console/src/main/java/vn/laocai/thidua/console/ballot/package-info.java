/** Deliberation and secret ballots: what is asked, voting in the browser, the tellers' work, the certified result. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.console.ballot;
