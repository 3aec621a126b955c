/** The secret ballot: who may vote, the box that nobody opens alone, and the certified count (Rules 45 to 52). */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.scoring.ballot;
