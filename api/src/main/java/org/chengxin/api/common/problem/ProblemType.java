package org.chengxin.api.common.problem;

import org.chengxin.core.law.Text;

/** The kinds of problem an answer can tell of (RFC 9457), each with its stable reference, title and usual explanation. */
public enum ProblemType {
    /** The input has faults; {@code errors} names them. */
    INVALID_INPUT(
            "invalid-input",
            400,
            Text.of("输入有误", "The input has faults"),
            Text.of("请按 errors 中列出的各处改正后重试。", "Correct each place that errors names, then try again.")),
    /** The request itself cannot be read. */
    BAD_REQUEST(
            "bad-request",
            400,
            Text.of("请求无法识别", "The request cannot be read"),
            Text.of("请求的格式不符合 HTTP 的要求。", "The request is not well-formed HTTP.")),
    /** The bearer token is broken. */
    TOKEN_INVALID(
            "token-invalid",
            401,
            Text.of("令牌无效", "The token is not valid"),
            Text.of(
                    "Authorization 头不是有效的 Bearer 令牌；公开查询无需令牌。",
                    "The Authorization header holds no well-formed bearer token; what is public needs none.")),
    /** There is nothing at this address. */
    NOT_FOUND(
            "not-found", 404, Text.of("未找到", "Not found"), Text.of("该地址没有对应的内容。", "There is nothing at this address.")),
    /** The address exists, the method does not. */
    METHOD_NOT_ALLOWED(
            "method-not-allowed",
            405,
            Text.of("不支持该方法", "The method is not allowed"),
            Text.of("该地址不支持此方法，可用的方法见 Allow 头。", "See the Allow header for the methods that this address has.")),
    /** The answer does not exist in a form that the client takes. */
    NOT_ACCEPTABLE(
            "not-acceptable",
            406,
            Text.of("无法提供所需格式", "No acceptable form"),
            Text.of("没有 Accept 头所要求的格式。", "There is no form of the answer that the Accept header takes.")),
    /** It contradicts what is there. */
    CONFLICT(
            "conflict",
            409,
            Text.of("与现有内容冲突", "In conflict with what is there"),
            Text.of("该请求与现有内容冲突。", "The request contradicts what is there.")),
    /** The body is larger, or has more records, than the service takes. */
    TOO_LARGE(
            "too-large",
            413,
            Text.of("输入过大", "The input is too large"),
            Text.of("请求内容最大为 1 MiB，最多 5000 条记录。", "A request has at most 1 MiB and 5,000 records.")),
    /** The body has a form that the operation does not take. */
    UNSUPPORTED_MEDIA_TYPE(
            "unsupported-media-type",
            415,
            Text.of("不支持的内容格式", "The media type is not supported"),
            Text.of(
                    "请求内容须为 application/json，UTF-8 编码，不压缩。",
                    "Send application/json in UTF-8, without content coding.")),
    /** The address sends more requests than the service answers. */
    TOO_MANY_REQUESTS(
            "too-many-requests",
            429,
            Text.of("请求过于频繁", "Too many requests"),
            Text.of("请在 Retry-After 头所示的秒数后重试。", "Try again after the seconds that the Retry-After header gives.")),
    /** A defect of the service. */
    INTERNAL(
            "internal",
            500,
            Text.of("服务内部错误", "An error of the service"),
            Text.of(
                    "错误已记录；联系时请提供 instance 中的请求编号。",
                    "It has been logged; when you ask about it, give the request id in instance.")),
    /** The database cannot be reached at the moment. */
    UNAVAILABLE(
            "unavailable",
            503,
            Text.of("服务暂不可用", "Temporarily unavailable"),
            Text.of("数据库暂时无法连接，请稍后重试。", "The database cannot be reached at the moment; try again later."));

    private final String reference;
    private final int status;
    private final Text title;
    private final Text detail;

    ProblemType(String slug, int status, Text title, Text detail) {
        this.reference = "/problems/" + slug;
        this.status = status;
        this.title = title;
        this.detail = detail;
    }

    /** A URI reference that names the kind and never changes. */
    public String reference() {
        return reference;
    }

    public int status() {
        return status;
    }

    public Text title() {
        return title;
    }

    public Text detail() {
        return detail;
    }
}
