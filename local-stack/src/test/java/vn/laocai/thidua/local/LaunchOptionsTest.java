package vn.laocai.thidua.local;

import java.nio.file.Path;
import java.util.EnumSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import vn.laocai.thidua.local.demo.Chapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LaunchOptionsTest {

    @Test
    void startsEverythingByDefault() throws Exception {
        LaunchOptions options = LaunchOptions.parse();
        assertThat(options.parts()).containsExactlyInAnyOrderElementsOf(EnumSet.allOf(Part.class));
        assertThat(options.fresh()).isFalse();
        assertThat(options.ports().of(Part.CONSOLE)).isEqualTo(8080);
        assertThat(options.dataDirectory()).isAbsolute().endsWithRaw(Path.of(".local"));
    }

    @Test
    void leavesTheDemoOutOnRequest() throws Exception {
        assertThat(LaunchOptions.parse("--no-demo").parts()).doesNotContain(Part.DEMO).contains(Part.CONSOLE);
    }

    @Test
    void playsTheSeasonUpToAChapter() throws Exception {
        assertThat(LaunchOptions.parse().until()).isEqualTo(Chapter.CONFERENCE);
        assertThat(LaunchOptions.parse("--until=results").until()).isEqualTo(Chapter.RESULTS);
    }

    @Test
    void startsASubsetOnMovedPorts() throws Exception {
        LaunchOptions options = LaunchOptions.parse("--parts=store,broker,ward", "--port-offset", "100", "--fresh",
                "--data-dir=/tmp/elsewhere");
        assertThat(options.parts()).containsExactlyInAnyOrder(Part.STORE, Part.BROKER, Part.WARD);
        assertThat(options.ports().store()).isEqualTo("mongodb://localhost:27117");
        assertThat(options.ports().http(Part.WARD)).isEqualTo("http://localhost:8181");
        assertThat(options.ports().mailPage()).isEqualTo(3180);
        assertThat(options.fresh()).isTrue();
        assertThat(options.dataDirectory()).hasToString("/tmp/elsewhere");
    }

    @Test
    void keepsTheDataOfTwoStacksApart() throws Exception {
        assertThat(LaunchOptions.parse("--port-offset=100").dataDirectory())
                .endsWithRaw(Path.of(".local", "offset-100"));
    }

    @Test
    void handsSettingsOnToTheServices() throws Exception {
        assertThat(
                LaunchOptions.parse("--thidua.store.uri=mongodb://localhost:1234", "--spring.jmx.enabled").settings())
                .containsEntry("thidua.store.uri", "mongodb://localhost:1234")
                .containsEntry("spring.jmx.enabled", "true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--unknown", "fresh", "--fresh=yes", "--parts=ward,unknown", "--port-offset=-1",
            "--port-offset=many", "--port-offset=60000", "--parts", "--data-dir",
            "--until=unknown"})
    void refusesWhatItDoesNotUnderstandByNamingIt(String argument) {
        assertThatThrownBy(() -> LaunchOptions.parse(argument)).isInstanceOf(LaunchOptions.Misunderstood.class)
                .hasMessageContaining(
                        argument.replaceAll("^--(parts|until)=.*", "unknown").replaceAll("=(?!yes).*", ""));
    }

    @Test
    void helpNamesEveryPart() {
        for (Part part : Part.values()) {
            assertThat(LaunchOptions.HELP).contains(part.code());
        }
    }
}
