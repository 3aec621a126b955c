package vn.laocai.thidua.scoring.award;

import java.util.Optional;

/** Keeps the exact bytes of papers under their hash; nothing in it is ever changed. */
interface PaperStore {

    /** Keeps the bytes; returns their SHA-256, 64 lower-case hexadecimal digits. */
    String keep(byte[] bytes);

    /** The bytes with this hash. */
    Optional<byte[]> find(String sha256);
}
