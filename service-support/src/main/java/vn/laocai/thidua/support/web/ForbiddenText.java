package vn.laocai.thidua.support.web;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.exc.MismatchedInputException;

/** A text of a request has characters that nobody can see and that could make it read as something else. */
final class ForbiddenText extends MismatchedInputException {

    private static final long serialVersionUID = 1L;

    ForbiddenText(JsonParser parser) {
        super(parser, "control characters are not allowed", String.class);
    }
}
