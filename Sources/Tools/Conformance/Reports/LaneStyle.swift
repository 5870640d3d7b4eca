extension LaneDrawing {
    /// The colours of ``svg(isStandalone:)``, light and dark, as CSS: once a page.
    public static let style = """
        .lanes{--ink:#1f2328;--soft:#59636e;--faint:#c8d1da;--ground:#f6f8fa;--page:#fff;--good:#1a7f37;--bad:#c11c2a;\
        --doubt:#8a5a00;--run:#9fb6d3;font-family:"Helvetica Neue",Helvetica,Arial,"Liberation Sans",sans-serif;\
        background:var(--page)}
        @media(prefers-color-scheme:dark){.lanes{--ink:#e6edf3;--soft:#9aa5b1;--faint:#3d444d;--ground:#161b22;\
        --page:#0d1117;--good:#4ac26b;--bad:#ff7b72;--doubt:#e0a63a;--run:#42597a}}
        @media print{.lanes{--ink:#000;--soft:#444;--faint:#bbb;--ground:#fff;--page:#fff;--good:#1a7f37;--bad:#c11c2a;\
        --doubt:#8a5a00;--run:#9fb6d3}}
        .lanes .strip{fill:var(--ground)}
        .lanes .name{font-size:12px;font-weight:600;fill:var(--soft)}
        .lanes .rail{stroke:var(--faint);stroke-width:1.5}
        .lanes .rail.running{stroke:var(--run);stroke-width:4}
        .lanes .rail.suspended{stroke:var(--run);stroke-width:2;stroke-dasharray:5 4}
        .lanes .rail.gone{stroke-dasharray:1.5 4}
        .lanes .gap{fill:var(--ground)}
        .lanes .cut{fill:none;stroke:var(--soft);stroke-width:1.2}
        .lanes .axis{stroke:var(--soft);stroke-width:1}
        .lanes .time{font-size:10.5px;fill:var(--soft);text-anchor:middle}
        .lanes .note{font-size:10.5px;fill:var(--soft)}
        .lanes .stem{fill:none;stroke:var(--soft);stroke-width:.8;opacity:.55}
        .lanes .label{font-size:11.5px;fill:var(--ink)}
        .lanes .label.good{fill:var(--good)}
        .lanes .label.bad{fill:var(--bad);font-weight:600}
        .lanes .label.doubtful{fill:var(--doubt)}
        .lanes tspan{font-size:10px;font-weight:400;fill:var(--soft)}
        .lanes .dot.plain{fill:var(--page);stroke:var(--soft);stroke-width:1.8}
        .lanes .dot.good{fill:var(--good)}
        .lanes .dot.bad{fill:var(--bad)}
        .lanes .dot.doubtful{fill:var(--doubt)}
        .lanes .cross{fill:none;stroke:var(--page);stroke-width:1.8}
        .lanes .limit .whole{fill:none;stroke:var(--soft)}
        .lanes .limit .used{fill:var(--soft);opacity:.6}
        .lanes .limit .deadline{stroke:var(--soft);stroke-width:2}
        .lanes .limit.kept .whole,.lanes .limit.kept .deadline{stroke:var(--good)}
        .lanes .limit.kept .used{fill:var(--good);opacity:1}
        .lanes .limit.missed .whole,.lanes .limit.missed .deadline{stroke:var(--bad)}
        .lanes .limit.missed .used{fill:var(--bad);opacity:.75}
        .lanes .limit-words{font-size:11px;fill:var(--soft)}
        """
}
