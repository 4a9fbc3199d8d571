/**
 * The JSON of the REST contract as types. This module has no code: editors and `tsc` read it, a browser never loads it.
 * Absent means that the member is not in the object. Days are `2026-03-10`, instants RFC 3339 in UTC.
 * @module
 */

/** @typedef {'in-force' | 'draft'} LegalStatus in force, or 征求意见稿: to be shown wherever the sector's grades are */
/** @typedef {'graded' | 'ungraded' | 'excluded'} EvaluationStatus */
/** @typedef {'legal-person' | 'unincorporated' | 'individual-business' | 'natural-person'} SubjectKind */
/** @typedef {'active' | 'dissolved'} SubjectStatus */
/** @typedef {'red' | 'black' | 'severe' | 'abnormal'} ListId */

/**
 * @template T
 * @typedef {object} Page one page of a listing
 * @property {T[]} items
 * @property {string} [next] opaque cursor of the next page; absent on the last
 */

/**
 * @typedef {object} GradeMeaning one step of a sector's scale, best first
 * @property {string} grade
 * @property {string} meaning
 * @property {string} [citation]
 */

/**
 * @typedef {object} Sector
 * @property {string} id
 * @property {string} name
 * @property {GradeMeaning[]} gradeScale best grade first
 * @property {boolean} enabled
 * @property {string} ruleSet
 * @property {LegalStatus} legalStatus
 * @property {{ role: string, title: string, graded: boolean }[]} [roles]
 */

/**
 * @typedef {object} Category 信用信息类别
 * @property {string} code
 * @property {string} document the text that it stands in
 * @property {string} citation
 * @property {string} collection what the law says of collecting it, for example `adverse` or `prohibited`
 * @property {string} text
 * @property {string} subjects whom it is about
 * @property {string} [sector] absent in the general part
 * @property {string} [note]
 */

/**
 * @typedef {object} Area 行政区划
 * @property {string} code
 * @property {string} name
 * @property {'region' | 'league' | 'banner'} level
 * @property {string} [parent] the code of the area it belongs to
 */

/**
 * @typedef {object} Provision 记分/扣分条款
 * @property {string} code
 * @property {string} citation
 * @property {string} [indicator]
 * @property {string} text
 * @property {number} [points] has either points or a formula
 * @property {string} [formula]
 * @property {string} [from]
 * @property {string} [until]
 */

/**
 * @typedef {object} RecordType
 * @property {string} type
 * @property {string} title
 * @property {JsonSchema} facts
 */

/**
 * @typedef {object} JsonSchema the part of JSON Schema that describes facts
 * @property {string} [title]
 * @property {string} [description]
 * @property {string | string[]} [type]
 * @property {string} [format]
 * @property {unknown} [const]
 * @property {unknown[]} [enum]
 * @property {number} [minimum]
 * @property {number} [maximum]
 * @property {string[]} [required]
 * @property {Record<string, JsonSchema>} [properties]
 */

/**
 * @typedef {object} Measure 激励/惩戒措施
 * @property {string} code
 * @property {string} citation
 * @property {string} text
 * @property {string} [appliesTo] whom it is for, in the law's words
 * @property {string} [kind]
 * @property {string} [duration]
 */

/**
 * @typedef {object} PriorGrade
 * @property {string} period
 * @property {string} grade
 */

/**
 * @typedef {object} Listing
 * @property {ListId} list
 * @property {string} from
 * @property {string} [until] once off the list
 * @property {string} [sector] where absent, the sector asked
 */

/**
 * @typedef {object} Document
 * @property {string} [number]
 * @property {string} [authority] area code of the office
 * @property {string} [issuer]
 */

/**
 * @typedef {object} Penalty 行政处罚; what a record does not say is absent
 * @property {'simple' | 'general'} [procedure]
 * @property {string[]} [kinds] in the decision's own words
 * @property {('food' | 'drugs' | 'special-equipment' | 'work-safety' | 'fire')[]} [fields]
 * @property {'market-supervision' | 'other'} [decidedBy]
 * @property {'minor' | 'general' | 'severe'} [class]
 * @property {string} [dutiesDoneOn]
 */

/**
 * @typedef {object} CreditRecord 信用记录
 * @property {string} id
 * @property {string} type
 * @property {string} decidedOn
 * @property {string} [sector]
 * @property {string} [provision]
 * @property {string} [act]
 * @property {Record<string, unknown>} [facts]
 * @property {string} [category] of the general part: its category in the catalogue
 * @property {string} [text] of the general part: its words
 * @property {string} [citation] of the general part: where its category stands
 * @property {string} [endedOn]
 * @property {string} [repairedOn]
 * @property {string} [validUntil]
 * @property {string} [finalOn]
 * @property {string} [basis]
 * @property {Penalty} [penalty]
 * @property {Document} [document]
 * @property {boolean} [public]
 * @property {{ from: string, until?: string, citation: string }} [disclosure] when and on what ground it is disclosed
 */

/**
 * @typedef {object} EvaluationRequest a file that is only in the request; nothing of it is stored
 * @property {string} asOf
 * @property {{ kind: SubjectKind, role: string, status?: SubjectStatus }} subject
 * @property {PriorGrade[]} [priorGrades]
 * @property {Listing[]} [listings]
 * @property {CreditRecord[]} records
 */

/**
 * @typedef {object} Line one record's part in the score
 * @property {string} [record]
 * @property {string} [provision]
 * @property {string} [citation]
 * @property {number} points
 * @property {boolean} [counted]
 * @property {string} [why]
 * @property {number} [undisclosed] instead of all else: so many records an anonymous reader may not see, with their points
 */

/**
 * @typedef {object} Condition
 * @property {string} citation
 * @property {string} text
 * @property {boolean} met
 * @property {string} [grade] the grade the condition belongs to
 */

/**
 * @typedef {object} ListEffect
 * @property {ListId} list
 * @property {'enter' | 'propose' | 'leave'} effect
 * @property {string} citation
 */

/**
 * @typedef {object} Flag
 * @property {string} flag
 * @property {string} citation
 * @property {string} why
 */

/**
 * @typedef {object} Evaluation 信用评价
 * @property {string} sector
 * @property {string} asOf
 * @property {string} [period]
 * @property {string} ruleSet
 * @property {EvaluationStatus} status
 * @property {string} [grade] there only when graded
 * @property {number} [score]
 * @property {boolean} [final] only of a stored subject: false until its period is closed
 * @property {LegalStatus} [legalStatus]
 * @property {Line[]} lines
 * @property {Condition[]} conditions
 * @property {ListEffect[]} lists
 * @property {Flag[]} flags
 * @property {Measure[]} measures
 * @property {{ citation: string, text: string }[]} missing
 */

/**
 * @typedef {object} GradeEvent a closed period's grade, or a change of the running one
 * @property {'period' | 'change'} kind
 * @property {string} on
 * @property {string} [at]
 * @property {string} [period]
 * @property {EvaluationStatus} status
 * @property {string} [grade]
 * @property {number} [score]
 * @property {string} [ruleSet]
 * @property {{ status: EvaluationStatus, grade?: string, score?: number }} [before]
 * @property {'first' | 'record' | 'correction' | 'withdrawal' | 'repair' | 'list' | 'subject' | 'period' | 'closing' | 'expiry' | 'law' | 'plugin' | 'erased'} [cause]
 * @property {string[]} [records] those that anybody may see, or all for who may see them
 * @property {number} [undisclosed] how many others it comes from
 * @property {string} [evaluation]
 */

/**
 * @typedef {object} WhatIfRequest what a stored file is tried with; nothing of it is stored
 * @property {string} [asOf] today where absent
 * @property {CreditRecord[]} [add]
 * @property {string[]} [without] ids of records of the file
 * @property {string[]} [repaired] ids of records of the file
 */

/** @typedef {{ list: ListId, sector: string, state: 'listed' | 'proposed' }} ListPlace */

/**
 * @typedef {object} Position what holds on a day
 * @property {EvaluationStatus} status
 * @property {string} [grade]
 * @property {number} [score]
 * @property {ListPlace[]} lists
 * @property {string[]} flags
 */

/**
 * @typedef {object} ForecastCause
 * @property {string} why
 * @property {string} citation
 * @property {string} [record]
 */

/** @typedef {Position & { on: string, measures: { added: Measure[], removed: Measure[] }, why: string, citation: string, causes: ForecastCause[] }} ForecastChange */

/**
 * @typedef {object} RepairOutlook
 * @property {string} record
 * @property {string} [from] the first day on which repair may be asked for
 * @property {{ citation: string, text: string, until?: string }[]} blockedBy
 * @property {{ code: string, citation: string, text: string }[]} papers
 * @property {Position & { measures: Measure[] }} [after] what would hold on that day with the record repaired
 */

/**
 * @typedef {object} Forecast 信用预测
 * @property {string} sector
 * @property {string} asOf
 * @property {string} until
 * @property {Position} now
 * @property {ForecastChange[]} changes
 * @property {RepairOutlook[]} repairs
 */

/**
 * @typedef {object} GradeInForce
 * @property {string} grade
 * @property {string} [period] absent in a sector without periods, whose running grade is in force
 * @property {string} [since]
 */

/**
 * @typedef {object} SectorGrade where a subject stands in one sector
 * @property {string} sector
 * @property {LegalStatus} [legalStatus]
 * @property {GradeInForce} [inForce] the last closed and published period, which measures follow
 * @property {{ asOf: string, status: EvaluationStatus, grade?: string, score?: number }} [running]
 */

/**
 * @typedef {object} Subject 信用主体, as the public sees it
 * @property {string} id
 * @property {SubjectKind} kind
 * @property {string} [code] unified social credit code; a natural person has none here
 * @property {string} name
 * @property {string} area
 * @property {string} [areaName]
 * @property {Record<string, string>} roles by sector
 * @property {SubjectStatus} status
 * @property {SectorGrade[]} grades
 */

/**
 * @typedef {object} SubjectQuery
 * @property {string} [q] any part of the name, or a credit code
 * @property {string} [sector]
 * @property {string} [grade]
 * @property {string} [list]
 * @property {string} [area]
 * @property {string} [status]
 * @property {number} [limit] 1 to 200, 20 where absent
 * @property {string} [cursor]
 */

/**
 * @typedef {object} Change 变更, at its position in the feed
 * @property {number} position from 1 on, without gaps
 * @property {string} id
 * @property {'grade.changed' | 'list.entered' | 'list.left' | 'record.repaired' | 'record.withdrawn' | 'record.erased' | 'record.archived' | 'period.closed' | 'procedure.overdue' | 'procedure.published' | 'erased'} type
 * @property {string} at
 * @property {string} [subject] the subject's id
 * @property {string} [sector]
 * @property {Record<string, any>} [data] what else is told, by the type
 */

/**
 * @typedef {object} Changes
 * @property {Change[]} items
 * @property {number} next the position to go on from
 */

/**
 * @typedef {object} Fault one fault of the input
 * @property {string} [pointer] JSON pointer, or the name of a query parameter
 * @property {string} [code]
 * @property {string} [detail]
 */

/**
 * @typedef {object} Problem RFC 9457
 * @property {string} [type]
 * @property {string} [title]
 * @property {number} [status]
 * @property {string} [detail]
 * @property {string} [instance]
 * @property {Fault[]} [errors]
 * @property {boolean} [truncated]
 */

export {};
