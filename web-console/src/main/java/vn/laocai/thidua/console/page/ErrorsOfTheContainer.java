package vn.laocai.thidua.console.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Errors that no page raised: a filter's 403, a path that is none, a failure while a page was being written. */
@Controller
class ErrorsOfTheContainer implements ErrorController {

    private final ErrorPages pages;

    ErrorsOfTheContainer(ErrorPages pages) {
        this.pages = pages;
    }

    @RequestMapping("/error")
    ModelAndView show(HttpServletRequest request, HttpServletResponse response) {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        String kind = switch (status) {
            case 403, 404 -> String.valueOf(status);
            default -> status < 500 ? "404" : "500";
        };
        return pages.page(kind, status, request, response, null);
    }
}
