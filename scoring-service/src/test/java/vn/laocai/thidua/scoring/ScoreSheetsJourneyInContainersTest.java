package vn.laocai.thidua.scoring;

import vn.laocai.thidua.testing.kit.Containers;
import vn.laocai.thidua.testing.kit.Infrastructure;

class ScoreSheetsJourneyInContainersTest extends ScoreSheetsJourney {

    @Override
    Infrastructure infrastructure() {
        return Containers.infrastructure();
    }

    @Override
    boolean lacksTopics() {
        return true;
    }
}
