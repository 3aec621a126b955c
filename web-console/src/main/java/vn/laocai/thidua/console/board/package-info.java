/** Boards of a season: live and frozen, explained, finalised, revealed. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.console.board;
