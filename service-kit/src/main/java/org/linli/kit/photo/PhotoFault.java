package org.linli.kit.photo;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;

/**
 * Every reason for which a photo is refused. {@link #slug()} names the problem type (RFC 9457), {@link #status()} is the
 * HTTP status that fits it; titles and details exist in Chinese and English.
 */
public enum PhotoFault {
    EMPTY(400, "照片是空的", "The photo is empty", "没有收到任何内容。", "No bytes were received."),
    TOO_LARGE(413, "照片文件过大", "The photo is too large", "每张照片不得超过 {0} 字节。", "A photo may have at most {0} bytes."),
    TOO_SLOW(
            408,
            "照片上传超时",
            "The photo took too long to arrive",
            "照片须在 {0} 秒内传完。",
            "A photo must arrive within {0} seconds."),
    TYPE_NOT_ACCEPTED(
            415,
            "不支持的文件类型",
            "This type of file is not accepted",
            "收到的文件是 {0};只接受 JPEG 和 PNG。",
            "The file received is {0}; only JPEG and PNG are accepted."),
    TYPE_LIES(
            415,
            "文件类型与声明不符",
            "The file is not of the type it claims",
            "声明的类型是 {0},实际内容是 {1}。",
            "The declared type is {0}, the content is {1}."),
    TOO_MANY_PIXELS(
            422,
            "照片尺寸过大",
            "The photo has too many pixels",
            "照片为 {0}×{1} 像素,超出上限:{2}。",
            "The photo measures {0} × {1} pixels, beyond the limit: {2}."),
    TRUNCATED(
            422,
            "照片不完整",
            "The photo is incomplete",
            "文件在结束之前就中断了,请重新上传。",
            "The file breaks off before its end; please upload it again."),
    CORRUPT(422, "照片已损坏", "The photo is damaged", "文件无法解码:{0}。", "The file cannot be decoded: {0}."),
    CODING_NOT_SUPPORTED(
            415,
            "不支持的照片编码方式",
            "This way of coding a photo is not supported",
            "不支持的编码:{0}。请存为普通 JPEG 或 PNG。",
            "Coding not supported: {0}. Please save it as an ordinary JPEG or PNG."),
    COLOURS_NOT_SUPPORTED(
            415,
            "不支持的颜色模式",
            "These colours are not supported",
            "照片使用 {0} 颜色;请转换为 RGB 或灰度。",
            "The photo uses {0} colours; please convert it to RGB or grey."),
    BUSY(
            503,
            "照片处理繁忙",
            "Too many photos at this moment",
            "正在处理的照片过多,请稍后再试。",
            "Too many photos are being worked on; please try again shortly.");

    private final int status;
    private final String chineseTitle;
    private final String englishTitle;
    private final String chineseDetail;
    private final String englishDetail;

    PhotoFault(int status, String chineseTitle, String englishTitle, String chineseDetail, String englishDetail) {
        this.status = status;
        this.chineseTitle = chineseTitle;
        this.englishTitle = englishTitle;
        this.chineseDetail = chineseDetail;
        this.englishDetail = englishDetail;
    }

    /** Stable name of the problem type, such as {@code photo-too-large}. */
    public String slug() {
        return "photo-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The HTTP status that fits: 4xx, or 503 when the same photo may be sent again later. */
    public int status() {
        return status;
    }

    /** The fault in one line, in English when the locale is English, else in Chinese. */
    public String title(Locale locale) {
        return isEnglish(locale) ? englishTitle : chineseTitle;
    }

    String detail(Locale locale, List<String> facts) {
        return MessageFormat.format(isEnglish(locale) ? englishDetail : chineseDetail, facts.toArray());
    }

    private static boolean isEnglish(Locale locale) {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
    }
}
