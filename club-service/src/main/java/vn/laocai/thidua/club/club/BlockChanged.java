package vn.laocai.thidua.club.club;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What this service reads of every event of a block: each carries the whole membership.
 *
 * @param wardCode
 *            ward that came or went, in the events that tell of one; the head in the event that appoints one
 * @param effectiveDate
 *            first day of the change, only in the events that tell of one
 */
record BlockChanged(String blockId, List<String> memberCodes, @Nullable String wardCode,
        @Nullable LocalDate effectiveDate) {

    static final List<String> TYPES = List.of("vn.laocai.thidua.ward.block-established.v1",
            "vn.laocai.thidua.ward.block-member-added.v1", "vn.laocai.thidua.ward.block-member-removed.v1",
            "vn.laocai.thidua.ward.block-head-appointed.v1");
}
