package org.chengxin.api.document.service;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.GregorianCalendar;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.chengxin.api.common.digest.Digests;

/**
 * Makes the PDF of a document's HTML, tagged for who cannot see it (PDF/UA), with the glyphs of one font that it uses. The same HTML
 * and moment always give the same bytes: no clock, no chance and nothing from outside the page comes in.
 */
final class PaperPdf {

    private static final String FONT = "/org/chengxin/fonts/400Regular/NotoSerifSC_400Regular.ttf";
    private static final int WEIGHT = 400;
    /** What stands for a character that the font has not (〓, as printers do). */
    private static final String NO_GLYPH = "〓";
    /** Each takes some tens of megabytes for the font. */
    private static final Semaphore AT_ONCE = new Semaphore(2);

    /** Held, since a logger that nobody holds forgets its level. */
    private static final Logger OF_FONTS = Logger.getLogger("org.apache.fontbox");

    static {
        // Of each document they would tell that it has styles for screens, and its font variants that nobody uses.
        XRLog.setLoggingEnabled(false);
        OF_FONTS.setLevel(Level.SEVERE);
    }

    private PaperPdf() {}

    static byte[] of(String html, Instant madeAt) {
        AT_ONCE.acquireUninterruptibly();
        try {
            return rendered(html, madeAt);
        } catch (IOException e) {
            throw new UncheckedIOException("a document cannot be made as PDF", e);
        } finally {
            AT_ONCE.release();
        }
    }

    private static byte[] rendered(String html, Instant madeAt) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 17);
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .usePdfUaAccessibility(true)
                .useReplacementText(NO_GLYPH)
                .useFont(
                        () -> PaperPdf.class.getResourceAsStream(FONT), "Noto Serif SC", WEIGHT, FontStyle.NORMAL, true)
                .useExternalResourceAccessControl(
                        (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .withProducer("Chengxin")
                .withHtmlContent(html, null)
                .toStream(out);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            renderer.createPDFWithoutClosing();
            PDDocument document = renderer.getPdfDocument();
            document.setDocumentId(ByteBuffer.wrap(Digests.sha256(html.getBytes(StandardCharsets.UTF_8)))
                    .getLong());
            GregorianCalendar at = GregorianCalendar.from(ZonedDateTime.ofInstant(madeAt, ZoneOffset.UTC));
            PDDocumentInformation information = document.getDocumentInformation();
            information.setCreationDate(at);
            information.setModificationDate(at);
            out.reset();
            document.save(out);
        }
        return out.toByteArray();
    }
}
