package vn.laocai.thidua.console.page;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Properties;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MessagesTest {

    private static final String[] BUNDLES = {"messages", "criteria", "scoring", "crossscoring", "appraisal", "boards",
            "ballots", "awards"};

    @Test
    void saysInEnglishWhatItSaysInVietnamese() throws IOException {
        for (String bundle : BUNDLES) {
            assertThat(read(bundle + "_en").stringPropertyNames())
                    .containsExactlyInAnyOrderElementsOf(read(bundle).stringPropertyNames());
        }
    }

    @Test
    void writesVietnameseInOneForm() throws IOException {
        for (String bundle : BUNDLES) {
            assertThat(read(bundle).values()).map(String::valueOf)
                    .allMatch(text -> Normalizer.isNormalized(text, Normalizer.Form.NFC));
        }
    }

    @Test
    void usesNoQuoteThatAFormatSwallows() throws IOException {
        for (String bundle : BUNDLES) {
            assertThat(read(bundle + "_en").values()).map(String::valueOf).noneMatch(text -> text.contains("'"));
            assertThat(read(bundle).values()).map(String::valueOf).noneMatch(text -> text.contains("'"));
        }
    }

    private static Properties read(String bundle) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                MessagesTest.class.getResourceAsStream("/console/" + bundle + ".properties"),
                StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
