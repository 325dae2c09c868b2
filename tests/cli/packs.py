"""Rules of one's own, as somebody who uses the coach writes them."""

GIZMO = """\
- id: informal/gizmo
  severity: warning
  says: {en: "“{match}” is our house word", zh: "“{match}”是内部用语"}
  why: {en: "Customers do not know it.", zh: "客户不懂。"}
  find: {exact: [gizmo]}
  examples:
  - {flag: "The [[gizmo]] is ready."}
  - {flag: "Ship the [[gizmo]]."}
  - {pass: "The part is ready."}
  - {pass: "Ship the part."}
"""
