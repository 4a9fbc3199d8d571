package org.chengxin.api.common.problem;

import org.chengxin.core.law.Text;

/** The kinds of problem an answer can tell of (RFC 9457), each with its stable reference, title and usual explanation. */
public enum ProblemType {
    /** The subject's file was merged into another. */
    MERGED(
            "merged",
            308,
            Text.of("档案已合并", "The file was merged"),
            Text.of(
                    "该主体的档案已并入另一档案，见 Location 头。",
                    "The subject's file is part of another now; see the Location header.")),
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
    /** The operation needs a token, and none was sent. */
    TOKEN_MISSING(
            "token-missing",
            401,
            Text.of("需要令牌", "A token is needed"),
            Text.of(
                    "该操作需要在 Authorization 头中提供 Bearer 令牌。",
                    "This operation needs a bearer token in the Authorization header.")),
    /** The token does not allow it: its roles, its area or its sectors. */
    FORBIDDEN(
            "forbidden",
            403,
            Text.of("无权操作", "Not allowed"),
            Text.of("令牌的角色、区域或领域不允许该操作。", "The roles, the area or the sectors of the token do not allow this.")),
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
    /** What was here has been erased, and only a hash of it is left. */
    ERASED(
            "erased",
            410,
            Text.of("已删除", "Erased"),
            Text.of("该信息已依法删除，仅留存其哈希值。", "It has been erased as the law asks; only a hash of it is kept.")),
    /** The feed does not go back as far as that. */
    FORGOTTEN(
            "forgotten",
            410,
            Text.of("变更已不再保留", "The changes are not kept any more"),
            Text.of(
                    "位置 {0} 之后的变更已不再完整保留，现存最早的位置为 {1}；请重新读取全部公开内容后，再从不带 after 的请求继续。",
                    "Not all changes after position {0} are kept; the first that is has position {1}. Read what is public anew, then"
                            + " go on with a request without after.")),
    /** The state that the client knows is not the present one. */
    STALE(
            "stale",
            412,
            Text.of("内容已被更改", "It has changed meanwhile"),
            Text.of(
                    "If-Match 与现行版本不符，请重新读取后再试。",
                    "If-Match is not the present version; read it again, then try again.")),
    /** The body is larger, or has more records, than the service takes. */
    TOO_LARGE(
            "too-large",
            413,
            Text.of("输入过大", "The input is too large"),
            Text.of(
                    "请求内容最大为 1 MiB，最多 5000 条记录；证据文件最大为 20 MiB；批量导入最大为 1 GiB，或按本服务的设置。",
                    "A request has at most 1 MiB and 5,000 records, a file of evidence 20 MiB, an import 1 GiB or what this"
                            + " service is set to.")),
    /** The body has a form that the operation does not take. */
    UNSUPPORTED_MEDIA_TYPE(
            "unsupported-media-type",
            415,
            Text.of("不支持的内容格式", "The media type is not supported"),
            Text.of(
                    "请求内容须为 application/json，UTF-8 编码，不压缩；批量导入须为 text/csv 或 application/x-ndjson；证据文件须为"
                            + " application/pdf、image/jpeg 或 image/png。",
                    "Send application/json in UTF-8, without content coding; for an import text/csv or application/x-ndjson; as"
                            + " evidence application/pdf, image/jpeg or image/png.")),
    /** The key of a retry was used for something else. */
    KEY_REUSED(
            "idempotency-key-reused",
            422,
            Text.of("幂等键已用于其他请求", "The idempotency key was used for another request"),
            Text.of(
                    "同一 Idempotency-Key 只能用于重发同一请求。",
                    "An Idempotency-Key stands for one request and its repetitions only.")),
    /** A change must say which state it starts from. */
    PRECONDITION_REQUIRED(
            "precondition-required",
            428,
            Text.of("缺少 If-Match", "If-Match is missing"),
            Text.of("请在 If-Match 头中提供所读取版本的 ETag。", "Send the ETag of the version you have read as If-Match.")),
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

    /** After how many seconds to try again what is {@link #UNAVAILABLE}. */
    static final String RETRY_SECONDS = "5";

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
