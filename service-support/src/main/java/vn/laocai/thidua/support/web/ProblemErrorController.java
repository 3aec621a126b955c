package vn.laocai.thidua.support.web;

import java.io.IOException;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

import vn.laocai.thidua.support.command.Refusal;

/** Tells as a problem what failed outside the dispatcher, in a filter or in the web container. */
@Controller
class ProblemErrorController implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemErrorController.class);

    private final ProblemWriter writer;

    ProblemErrorController(ProblemWriter writer) {
        this.writer = writer;
    }

    @RequestMapping("${spring.web.error.path:/error}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Refusal refusal;
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            refusal = Problems.of(failure);
            if (refusal.status() == 500) {
                LOG.error("{} failed", request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), failure);
            }
        } else {
            refusal = Problems.known(
                    request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                            ? status
                            : 404);
        }
        writer.write(request, response, refusal);
    }
}
