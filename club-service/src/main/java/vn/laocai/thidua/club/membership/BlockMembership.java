package vn.laocai.thidua.club.membership;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The newest known membership of a block.
 *
 * @param memberCodes
 *            codes of all members
 * @param change
 *            the change that led to it, where the newest event was one
 */
public record BlockMembership(String blockId, List<String> memberCodes, @Nullable Change change) {

    /** A ward that came or went, and the first day on which that holds. */
    public record Change(String wardCode, LocalDate effectiveDate) {}

    public BlockMembership {
        memberCodes = List.copyOf(memberCodes);
    }
}
