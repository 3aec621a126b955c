package vn.laocai.thidua.console.results;

import java.io.IOException;
import java.io.UncheckedIOException;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

import vn.laocai.thidua.console.client.PublicClient;
import vn.laocai.thidua.console.page.Downloads;

/** Anybody's question whether a PDF is genuine. The file is neither kept nor passed on. */
@Controller
class PaperCheckController {

    private final PublicClient client;

    PaperCheckController(PublicClient client) {
        this.client = client;
    }

    @GetMapping("/public/papers")
    String form() {
        return "results/paper";
    }

    @PostMapping("/public/papers")
    String check(@RequestParam MultipartFile file, Model model, HttpServletResponse response) {
        if (file.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            model.addAttribute("none", true);
            return "results/paper";
        }
        SignedFile signed = SignedFile.of(bytes(file));
        model.addAttribute("fileName", file.getOriginalFilename());
        model.addAttribute("file", signed);
        model.addAttribute("check", client.check(signed));
        return "results/paper";
    }

    @GetMapping("/public/paper-seals")
    ResponseEntity<byte[]> seals() {
        return Downloads.of(client.seals(), "chung-thu-so.pem");
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
