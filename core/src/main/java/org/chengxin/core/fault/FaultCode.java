package org.chengxin.core.fault;

import org.chengxin.core.law.Text;

/** Everything that can be wrong with an input: a closed vocabulary, each code with the sentence that explains it. */
public enum FaultCode {
    /** A member that must be there is not. */
    FIELD_MISSING("field.missing", "缺少必填项", "is missing"),
    /** A member that the contract does not know. */
    FIELD_UNKNOWN("field.unknown", "未知字段", "is not a known field"),
    /** A member that exists, but not for this type of record. */
    FIELD_NOT_APPLICABLE("field.not-applicable", "此类记录没有该字段", "does not apply to this type of record"),
    /** A value of another JSON type, for example text for a number. */
    VALUE_TYPE("value.type", "值的类型不正确，应为{0}", "has the wrong type; expected {0}"),
    /** A word that is none of those allowed. */
    VALUE_UNKNOWN("value.unknown", "值不在允许范围内，可用：{0}", "is not one of the allowed values: {0}"),
    /** A value that stands twice in one list. */
    VALUE_DUPLICATE("value.duplicate", "同一列表中重复出现", "stands twice in one list"),
    /** A number outside its bounds. */
    VALUE_RANGE("value.range", "数值超出范围：{0}", "is out of range: {0}"),
    /** A number with more decimal places than can be meant. */
    VALUE_PRECISION("value.precision", "小数位数过多，最多{0}位", "has more than {0} decimal places"),
    /** A text that is too long, or empty. */
    VALUE_LENGTH("value.length", "长度应为{0}", "must be {0} characters long"),
    /** A text with control characters. */
    VALUE_CHARACTERS("value.characters", "含有不允许的字符", "has characters that are not allowed"),
    /** Not a calendar day as {@code 2026-03-10}. */
    INSTANT_INVALID(
            "instant.invalid",
            "不是有效的日期或时刻（格式为 2026-03-10 或 2026-03-10T08:00:00Z）",
            "is neither a date like 2026-03-10 nor an instant like 2026-03-10T08:00:00Z"),
    DATE_INVALID("date.invalid", "不是有效日期（格式为 2026-03-10）", "is not a date like 2026-03-10"),
    /** A day that has not come yet where it must have. */
    DATE_FUTURE("date.future", "日期晚于今天", "lies in the future"),
    /** A day that lies further ahead than can be looked at. */
    DATE_TOO_FAR("date.too-far", "日期过于遥远，最晚为{0}", "lies too far ahead; the last day is {0}"),
    /** A day before the sector's rules begin (reading P11). */
    DATE_BEFORE_RULES("date.before-rules", "早于本领域规则施行之日{0}", "lies before the rules begin on {0}"),
    /** A day on which the sector has no rules, all having ended or the next not having begun. */
    DATE_WITHOUT_RULES("date.without-rules", "该日没有施行的规则", "is a day on which no rules are in force"),
    /** A last day before the first. */
    DATE_ORDER("date.order", "结束日期早于开始日期", "ends before it begins"),
    /** Two things with the same id. */
    ID_DUPLICATE("id.duplicate", "编号重复", "is used twice"),
    /** Two grades of one period. */
    PERIOD_DUPLICATE("period.duplicate", "同一周期出现两次", "is a period that stands here twice"),
    /** Not a period of this sector. */
    PERIOD_INVALID("period.invalid", "不是本领域的信用周期", "is not a period of this sector"),
    /** A period that cannot be closed, since it is not over. */
    PERIOD_NOT_OVER("period.not-over", "信用周期{0}要到{1}才结束（{2}）", "is the period {0}, which ends only on {1} ({2})"),
    /** A period before which another one has to be closed. */
    PERIOD_OUT_OF_TURN("period.out-of-turn", "应先关闭信用周期{0}（{1}）", "can be closed only after the period {0} ({1})"),
    /** A period that was not closed before a later one, which rests on the grades there were. */
    PERIOD_PASSED("period.passed", "其后的信用周期{0}已经关闭（{1}）", "lies before the period {0}, which is closed ({1})"),
    /** A sector that has no periods, so that none is ever closed. */
    PERIOD_NONE(
            "period.none",
            "本领域不设信用周期，等级随时更新（{0}）",
            "is of a sector without periods, whose grades are kept current ({0})"),
    /** A period whose grades cannot be published yet. */
    PERIOD_UNCONFIRMED(
            "period.unconfirmed", "自治区尚未确认信用周期{0}（{1}）", "is the period {0}, which the region has not confirmed ({1})"),
    /** No provision of the sector has this code on the day looked at. */
    PROVISION_UNKNOWN("provision.unknown", "没有此条款代码", "is not a provision in force"),
    /** The provision stands in the table for another role (reading M11). */
    PROVISION_WRONG_TABLE("provision.wrong-table", "该条款属于另一类主体的扣分表", "stands in the table for another kind of subject"),
    /** A provision that is to be added and is there. */
    PROVISION_EXISTS("provision.exists", "已有此条款代码", "is a provision that there is already"),
    /** A provision whose points follow from a formula, so that no number can stand for them. */
    PROVISION_FORMULA(
            "provision.formula", "该条款的分值由公式{0}得出", "is of a provision whose points follow from the formula {0}"),
    /** No rule of the sector has this code on the day looked at. */
    RULE_UNKNOWN("rule.unknown", "没有此规则代码", "is not a rule in force"),
    /** A rule that has no number to be changed. */
    RULE_WITHOUT_NUMBER("rule.without-number", "该规则没有数值", "is of a rule that has no number"),
    /** Changes that leave a law which cannot be applied. */
    LAW_UNUSABLE("law.unusable", "改动后的规则无法适用：{0}", "leave rules that cannot be applied: {0}"),
    /** The provision is never entered by itself, but follows from another (readings F3). */
    PROVISION_DERIVED("provision.derived", "该条款由系统推定，不直接录入，请使用{0}", "is derived, never entered; use {0}"),
    /** A fact that the record type does not know. */
    FACT_UNKNOWN("fact.unknown", "该记录类型没有此事实项", "is not a fact of this record type"),
    /** A fact that this subject's role cannot have. */
    FACT_WRONG_ROLE("fact.wrong-role", "该事实项不适用于此类主体", "does not apply to a subject of this role"),
    /** A fact that the law takes out for a record of this kind. */
    FACT_EXCLUDED("fact.excluded", "依{0}，不适用于此记录", "is taken out for this record by {0}"),
    /** Not a category of the general catalogue that records are entered of (reading G2). */
    CATEGORY_UNKNOWN("category.unknown", "不是可以录入的公共信用信息类别", "is not a category that records are entered of"),
    /** A category that the law has for subjects of another kind. */
    CATEGORY_WRONG_SUBJECT("category.wrong-subject", "该类别不适用于此类主体", "is a category of another kind of subject"),
    /** What is never collected of a natural person (reading D3). */
    COLLECTION_FORBIDDEN(
            "collection.forbidden", "属于禁止归集的自然人信息", "is information that must never be collected of a natural person"),
    /** What is collected of a natural person only with consent in writing (reading D3). */
    COLLECTION_CONSENT_MISSING(
            "collection.consent-missing",
            "未经本人书面同意不得归集",
            "is collected of a natural person only with consent in writing"),
    /** A look at a file of another office that does not say what for. */
    PURPOSE_MISSING("purpose.missing", "查询非公开信息须说明用途", "must be said to read what is not public"),
    /** A record that is there already. */
    RECORD_DUPLICATE("record.duplicate", "已有内容相同的记录", "is a record that is there already"),
    /** An id of no record of the file. */
    RECORD_UNKNOWN("record.unknown", "没有此编号的记录", "is the id of no record of the file"),
    /** A day of a period that is closed, which nothing changes any more. */
    PERIOD_CLOSED("period.closed", "该日所在的信用周期已关闭", "lies in a period that is closed"),
    /** A key of its source that another record has. */
    SOURCE_KEY_DUPLICATE("source-key.duplicate", "来源编号已用于其他记录", "is the source's key of another record"),
    /** A document number of an office and year that stands for another act or subject. */
    DOCUMENT_DUPLICATE(
            "document.duplicate",
            "该机关当年的此文号已用于其他行为或主体",
            "is that office's document of the year about another act or subject"),
    /** A decision about a subject that did not exist yet. */
    DATE_BEFORE_SUBJECT("date.before-subject", "早于主体成立之日", "lies before the subject existed"),
    /** Something stands in the way of a procedure; the article says so. */
    PROCEDURE_BARRED("procedure.barred", "{0}（{1}）", "{0} ({1})"),
    /** The time for a filing is over. */
    PROCEDURE_TOO_LATE("procedure.too-late", "申请期限已于{0}届满（{1}）", "the time for it ended on {0} ({1})"),
    /** No law lays down such a procedure for what it is to be about. */
    PROCEDURE_UNKNOWN("procedure.unknown", "对此事项没有该程序", "there is no such procedure about this"),
    /** A procedure of the kind is running about the same. */
    PROCEDURE_RUNNING(
            "procedure.running", "同一事项的该程序尚未办结（{0}）", "such a procedure about the same is still running ({0})"),
    /** Whoever made the record, or the office whose decision it is, does not decide about it (reading O2). */
    PROCEDURE_OWN("procedure.own", "作出该信息的人员不得办理（{0}）", "is not for whoever made the record to decide ({0})"),
    /** Another level of office decides. */
    PROCEDURE_LEVEL("procedure.level", "不由本级办理，应由{0}办理（{1}）", "is for {0} to do ({1})"),
    /** No area has this code. */
    AREA_UNKNOWN("area.unknown", "没有此行政区划代码", "is not an area of the region"),
    /** A credit code with the wrong length. */
    CODE_LENGTH("code.length", "统一社会信用代码应为18位", "has not 18 characters"),
    /** A credit code with a character that cannot be in it. */
    CODE_ALPHABET("code.alphabet", "统一社会信用代码含有不允许的字符", "has a character that no credit code has"),
    /** A credit code with the wrong check character. */
    CODE_CHECK("code.check", "统一社会信用代码校验位不正确", "has the wrong check character"),
    /** Not a citizen's identity number: length, characters, date of birth or check character. */
    IDENTITY_INVALID("identity.invalid", "不是有效的公民身份号码", "is not an identity number"),
    /** The body is not JSON. */
    JSON_BROKEN("json.broken", "不是有效的 JSON（第{0}行第{1}列）", "is not valid JSON (line {0}, column {1})"),
    /** A member that stands twice in one object. */
    JSON_DUPLICATE("json.duplicate", "JSON 中字段重复（第{0}行第{1}列）", "has a field twice (line {0}, column {1})"),
    /** Nested deeper, or with longer names or numbers, than any good input. */
    JSON_LIMIT("json.limit", "JSON 嵌套过深或数值、名称过长", "is nested too deeply, or has names or numbers that are too long"),
    /** A query parameter that the operation does not know. */
    QUERY_UNKNOWN("query.unknown", "未知查询参数", "is not a known query parameter"),
    /** A query parameter that stands twice. */
    QUERY_DUPLICATE("query.duplicate", "查询参数重复", "is given twice"),
    /** A cursor that this service did not give. */
    CURSOR_INVALID("cursor.invalid", "翻页游标无效", "is not a cursor of this query"),
    /** A sector in which the subject has no role. */
    ROLE_MISSING("role.missing", "该主体在此领域没有角色", "is a sector in which the subject has no role"),
    /** A member that a correction cannot change. */
    FIELD_FIXED("field.fixed", "更正不能改变该字段", "cannot be changed by a correction"),
    /** A file with as many records as one evaluation takes. */
    FILE_FULL("file.full", "该主体在此领域的记录已达上限{0}条", "is of a file that has {0} records, which is the most"),
    /** A record that its subject cannot have taken out. */
    RECORD_NOT_DELETABLE(
            "record.not-deletable",
            "只有表彰奖励、志愿服务、慈善捐赠信息可应主体要求删除（{0}）",
            "is no honour, volunteer service or charity, which alone a subject can have taken out ({0})"),
    /** A record that waits for no check. */
    RECORD_CHECKED("record.checked", "该记录不待核实", "waits for no check"),
    /** A record that has been withdrawn, and is not changed any more. */
    RECORD_WITHDRAWN("record.withdrawn", "该记录已撤回", "has been withdrawn"),
    /** An authorisation that has been taken back before. */
    AUTHORISATION_REVOKED("authorisation.revoked", "该授权已撤销", "has been revoked already"),
    /** A notice whose receipt is on file, which is not changed any more. */
    NOTICE_RECEIVED("notice.received", "该文书的送达日已登记（{0}），不再更改", "was received on {0}, which is not changed any more"),
    /** No subject has this id or code. */
    SUBJECT_UNKNOWN("subject.unknown", "没有此信用主体", "is not a subject on file"),
    /** A name that is not the one on file of the subject with that code. */
    NAME_DIFFERS("name.differs", "名称与档案中的名称不一致", "is not the name on file"),
    /** Two files of different kinds of subject. */
    KIND_DIFFERS("subject.kind-differs", "两个档案的主体类别不同", "is a subject of another kind"),
    /** Two files whose roles in a sector differ. */
    ROLE_DIFFERS("role.differs", "两个档案在领域{0}中的角色不同", "has another role in the sector {0}"),
    /** A record that an office may not write: it is neither the one that decided nor one of the subject's area. */
    AREA_NOT_ALLOWED("area.not-allowed", "不属于本机关的管辖区域", "is of another office's area"),
    /** A record of a sector that the office does not act in. */
    SECTOR_NOT_ALLOWED("sector.not-allowed", "不属于本机关的领域", "is of a sector that the office does not act in"),
    /** A file that is no text: an archive, a document, or one with NUL bytes. */
    FILE_NOT_TEXT("file.not-text", "不是文本文件", "is not a text file"),
    /** A text that is not in one of the encodings that are taken, or in several. */
    TEXT_ENCODING(
            "text.encoding",
            "第{0}行的编码与文件不一致或不受支持（{1}）",
            "line {0} is not in the encoding of the file, or in none that is taken ({1})"),
    /** A column that stands twice in the first row. */
    COLUMN_DUPLICATE("column.duplicate", "列名重复", "is a column that stands twice"),
    /** A row with more or fewer cells than there are columns. */
    ROW_WIDTH("row.width", "单元格数与表头不一致，应为{0}", "has not as many cells as there are columns, which is {0}"),
    /** A row that is longer than any good one. */
    ROW_LENGTH("row.length", "行过长，最多{0}字节", "is longer than {0} bytes"),
    /** A cell whose quotation mark is never closed, or followed by something else than the next cell. */
    CELL_QUOTE("cell.quote", "引号未正确闭合", "has quotation marks that do not match"),
    /** A file name with a path in it. */
    NAME_PATH("name.path", "文件名中不能含有路径", "is a file name with a path in it"),
    /** A file whose content is not of the type that it says. */
    EVIDENCE_TYPE_DIFFERS(
            "evidence.type-differs", "文件内容与所称格式不符，应为{0}", "is not what the file is; its content has to be {0}"),
    /** A file of evidence that is not there, or that somebody else has handed in. */
    EVIDENCE_UNKNOWN("evidence.unknown", "没有此证据文件，或不是由您提交的", "is no file of evidence that you have handed in"),
    /** A file of evidence that belongs to another case. */
    EVIDENCE_ATTACHED("evidence.attached", "该证据文件已用于其他事项", "is a file of evidence of another case"),
    /** More files of evidence than somebody may hand in within a day without using them. */
    EVIDENCE_FULL(
            "evidence.full",
            "24小时内尚未使用的证据文件最多{0}个，共{1} MiB",
            "would be more than the {0} files and {1} MiB that may lie unused within 24 hours"),
    /** A record that a document about penalties cannot be made of. */
    RECORD_NOT_PENALTY(
            "record.not-penalty", "该记录不是按一般程序作出的行政处罚", "is no administrative penalty by the general procedure"),
    /** A job whose result is asked for before it has one. */
    JOB_UNFINISHED("job.unfinished", "任务尚未完成", "has not finished yet"),
    /** A role that records have been entered for. */
    ROLE_IN_USE("role.in-use", "该角色已有信用记录，不能取消", "has records and cannot be taken away");

    private final String code;
    private final Text sentence;

    FaultCode(String code, String zh, String en) {
        this.code = code;
        this.sentence = Text.of(zh, en);
    }

    /** The code as clients see it; it never changes and never translates. */
    public String code() {
        return code;
    }

    /** The explanation, with places for particulars. */
    public Text sentence() {
        return sentence;
    }
}
