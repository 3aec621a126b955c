package vn.laocai.thidua.console;

import java.io.InputStream;
import java.net.http.HttpResponse;

import static org.assertj.core.api.Assertions.assertThat;

/** The live channel of a signed-in visitor, for tests of other packages. */
public final class SignedInChannel {

    private SignedInChannel() {}

    public static InputStream open(int port) {
        Visitor visitor = new Visitor(port);
        visitor.get("/");
        HttpResponse<InputStream> response = visitor.listen("/live");
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }
}
