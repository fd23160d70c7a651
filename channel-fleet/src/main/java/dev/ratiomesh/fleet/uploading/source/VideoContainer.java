package dev.ratiomesh.fleet.uploading.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;
import java.util.Set;

/** Container formats of video files that YouTube accepts, detected by their first bytes. */
public enum VideoContainer {
    /** MP4, MOV, 3GP, M4V: a box {@code ftyp} with a video brand, or an older QuickTime file's first atom. */
    ISO_BMFF("video/mp4"),
    MATROSKA("video/x-matroska"),
    AVI("video/x-msvideo"),
    FLV("video/x-flv"),
    MPEG_TS("video/mp2t"),
    MPEG_PS("video/mpeg"),
    ASF("video/x-ms-wmv"),
    OGG("video/ogg"),
    MXF("application/mxf");

    /** Number of first bytes that the detection needs. */
    public static final int HEAD_BYTES = 4096;

    /** Brands of images and audio in the same box: HEIF, AVIF, M4A. */
    private static final Set<String> NON_VIDEO_BRANDS =
            Set.of("heic", "heix", "heim", "heis", "mif1", "avif", "M4A ", "M4B ", "M4P ", "jpx ", "jp2 ", "crx ");

    private static final Set<String> QUICKTIME_ATOMS = Set.of("moov", "mdat", "wide", "free", "skip", "pnot");
    private static final int TS_PACKET_BYTES = 188;
    private static final int M2TS_PACKET_BYTES = 192;

    private final String contentType;

    VideoContainer(String contentType) {
        this.contentType = contentType;
    }

    public String contentType() {
        return contentType;
    }

    /**
     * Detects the container; empty when it is none of these.
     *
     * @param head the first {@link #HEAD_BYTES} bytes of a file, or the whole of a shorter one
     */
    public static Optional<VideoContainer> detect(byte[] head) {
        if (has(head, 4, "ftyp")) {
            return NON_VIDEO_BRANDS.contains(text(head, 8, 4)) ? Optional.empty() : Optional.of(ISO_BMFF);
        }
        if (QUICKTIME_ATOMS.contains(text(head, 4, 4))) {
            return Optional.of(ISO_BMFF);
        }
        if (has(head, 0, "\u001aE\u00df\u00a3")) {
            return Optional.of(MATROSKA);
        }
        if (has(head, 0, "RIFF") && has(head, 8, "AVI ")) {
            return Optional.of(AVI);
        }
        if (has(head, 0, "FLV\u0001")) {
            return Optional.of(FLV);
        }
        return detectStream(head);
    }

    private static Optional<VideoContainer> detectStream(byte[] head) {
        if (has(head, 0, "\u0000\u0000\u0001\u00ba") || has(head, 0, "\u0000\u0000\u0001\u00b3")) {
            return Optional.of(MPEG_PS);
        }
        if (hasSyncBytes(head, 0, TS_PACKET_BYTES) || hasSyncBytes(head, 4, M2TS_PACKET_BYTES)) {
            return Optional.of(MPEG_TS);
        }
        if (has(head, 0, "0&\u00b2u\u008ef\u00cf\u0011")) {
            return Optional.of(ASF);
        }
        if (has(head, 0, "OggS") && text(head, 0, head.length).contains("theora")) {
            return Optional.of(OGG);
        }
        return has(head, 0, "\u0006\u000e+4\u0002\u0005\u0001\u0001") ? Optional.of(MXF) : Optional.empty();
    }

    /** Returns whether three packets of a transport stream begin with the sync byte. */
    private static boolean hasSyncBytes(byte[] head, int from, int packetBytes) {
        return has(head, from, "G") && has(head, from + packetBytes, "G") && has(head, from + 2 * packetBytes, "G");
    }

    private static boolean has(byte[] head, int at, String magic) {
        return magic.equals(text(head, at, magic.length()));
    }

    private static String text(byte[] head, int at, int length) {
        return at + length <= head.length ? new String(head, at, length, ISO_8859_1) : "";
    }
}
