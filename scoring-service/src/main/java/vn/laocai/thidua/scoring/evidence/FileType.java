package vn.laocai.thidua.scoring.evidence;

/** Types of files that are taken as evidence, recognised by what is in the file and never by its name. */
public enum FileType {
    PDF("application/pdf", "pdf"), JPG("image/jpeg", "jpg"), PNG("image/png", "png"), DOCX(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "docx"), XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");

    private final String mediaType;
    private final String extension;

    FileType(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Ending of a file's name, without the dot. */
    public String extension() {
        return extension;
    }
}
