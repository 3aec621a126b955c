/** The season's ledger: live board, frozen snapshots, finalisation and reveal. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.scoring.board;
