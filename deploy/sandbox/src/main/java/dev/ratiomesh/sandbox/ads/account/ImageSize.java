package dev.ratiomesh.sandbox.ads.account;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Holds width and height of an image asset in pixels. */
public record ImageSize(int width, int height) {

    public static Optional<ImageSize> read(String base64) {
        try (ImageInputStream input = new MemoryCacheImageInputStream(
                new ByteArrayInputStream(Base64.getMimeDecoder().decode(base64)))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            return readers.hasNext() ? Optional.of(size(readers.next(), input)) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            // Any unreadable content is no picture: the caller answers INVALID_IMAGE.
            return Optional.empty();
        }
    }

    private static ImageSize size(ImageReader reader, ImageInputStream input) throws IOException {
        try {
            reader.setInput(input);
            return new ImageSize(reader.getWidth(0), reader.getHeight(0));
        } finally {
            reader.dispose();
        }
    }
}
