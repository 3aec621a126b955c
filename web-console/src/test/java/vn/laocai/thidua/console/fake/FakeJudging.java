package vn.laocai.thidua.console.fake;

import java.util.Map;

import vn.laocai.thidua.console.fake.FakeSuite.Answer;

/** Cross-scoring and appraisal of season 2025. */
final class FakeJudging {

    private final FakeScoring scoring;

    FakeJudging(FakeScoring scoring) {
        this.scoring = scoring;
    }

    void judged(String state, Map<String, Object> cell) {
        // filled below
    }

    Answer answer(String method, String path, String query, Map<String, Object> body) {
        return null;
    }
}
