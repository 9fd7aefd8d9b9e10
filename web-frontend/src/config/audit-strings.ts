import { englishAudit, type AuditWords } from './english-audit';
import { germanAudit } from './german-audit';
import { language, type Language } from './language';

export const auditCatalogues: Readonly<Record<Language, AuditWords>> = { en: englishAudit, de: germanAudit };

/** The words of the auditors' page, apart from those that everybody loads. */
export const auditStrings: AuditWords = auditCatalogues[language];
