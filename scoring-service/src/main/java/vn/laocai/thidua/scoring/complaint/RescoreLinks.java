package vn.laocai.thidua.scoring.complaint;

import java.util.Optional;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.rescore.RescoreSets;

/** Which complaint a rescore set follows from. */
@FunctionalInterface
interface RescoreLinks {

    /** Id of the complaint that the set names; nothing where there is no such set or it names none. */
    Optional<String> complaintOf(String rescoreSetId);

    /** The links that rescore sets carry. */
    @Component
    class OfSets implements RescoreLinks {

        private final RescoreSets sets;

        OfSets(RescoreSets sets) {
            this.sets = sets;
        }

        @Override
        public Optional<String> complaintOf(String rescoreSetId) {
            return sets.complaintOf(rescoreSetId);
        }
    }
}
