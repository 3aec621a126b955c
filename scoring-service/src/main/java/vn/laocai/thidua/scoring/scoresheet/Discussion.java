package vn.laocai.thidua.scoring.scoresheet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * What people said about the cells of one sheet. It is kept apart from the sheet, so that talk never slows entry.
 *
 * @param comments
 *            by criterion code, in order
 */
record Discussion(ScoreSheetId id, SortedMap<String, List<Comment>> comments) {

    Discussion {
        comments = Collections.unmodifiableSortedMap(new TreeMap<>(comments));
    }

    /** Who may read a comment beside its writer's own side. */
    enum Visibility {
        /** The ward and those who judge. */
        WARD,
        /** Those who judge only. */
        APPRAISAL
    }

    /**
     * One comment.
     *
     * @param number
     *            number within its cell, from 1
     * @param followUp
     *            whether something is to be done about it
     * @param resolvedBy
     *            who said that it is done
     */
    record Comment(int number, String text, boolean followUp, Visibility visibility, String by, String organisation,
            Instant at, @Nullable String resolvedBy, @Nullable Instant resolvedAt) {

        boolean open() {
            return followUp && resolvedAt == null;
        }
    }

    static Discussion empty(ScoreSheetId id) {
        return new Discussion(id, new TreeMap<>());
    }

    List<Comment> of(String code) {
        return comments.getOrDefault(code, List.of());
    }

    Discussion with(String code, List<Comment> changed) {
        SortedMap<String, List<Comment>> all = new TreeMap<>(comments);
        all.put(code, List.copyOf(changed));
        return new Discussion(id, all);
    }

    Discussion plus(String code, Comment comment) {
        List<Comment> more = new ArrayList<>(of(code));
        more.add(comment);
        return with(code, more);
    }
}
