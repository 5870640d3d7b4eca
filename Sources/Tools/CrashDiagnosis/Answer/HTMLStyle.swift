/// How the page looks: the battery's page, as far as it is needed here.
enum HTMLStyle {
    static let page = """
        :root{--ink:#1f2328;--soft:#59636e;--faint:#d1d9e0;--ground:#f6f8fa;--page:#fff;--good:#1a7f37;--bad:#c11c2a;\
        --doubt:#8a5a00;--link:#0a58ca;--bad-ground:#fff4f3}
        @media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9aa5b1;--faint:#30363d;--ground:#161b22;\
        --page:#0d1117;--good:#4ac26b;--bad:#ff7b72;--doubt:#e0a63a;--link:#79b8ff;--bad-ground:#21161a}}
        *{box-sizing:border-box}
        body{margin:0 auto;padding:2rem 1.25rem 4rem;max-width:64rem;background:var(--page);color:var(--ink);\
        font:16px/1.55 system-ui,-apple-system,"Segoe UI",Helvetica,Arial,sans-serif;overflow-wrap:anywhere}
        h1{font-size:2.1rem;line-height:1.15;margin:.1em 0 .5em;letter-spacing:-.02em}
        h2{font-size:1.45rem;margin:2rem 0 .5rem}
        h3{font-size:1.02rem;margin:1.2rem 0 .3rem}
        p{margin:.4em 0}
        a{color:var(--link)}
        code{font:.92em ui-monospace,Menlo,Consolas,"Liberation Mono",monospace}
        ul{margin:.2rem 0;padding-left:1.2rem}
        .soft{color:var(--soft);font-size:.88rem}
        .brand{font-weight:600;color:var(--soft);margin:0}
        .lead{max-width:46rem;font-size:1.05rem}
        article{border:1px solid var(--faint);border-left:5px solid var(--soft);border-radius:6px;margin:1.6rem 0;\
        padding:.2rem 1.3rem 1.2rem}
        article.breach{border-left-color:var(--bad)}
        article h2{margin-top:.8rem}
        .for li::marker{content:"+ ";font-weight:700}
        .against li::marker{content:"\\2212  ";font-weight:700}
        figure{margin:1.1rem 0;border:1px solid var(--faint);border-radius:6px;padding:.5rem;overflow-x:auto}
        figure svg{display:block;min-width:100%;height:auto}
        .tables{display:flex;flex-wrap:wrap;gap:1rem 2.5rem}
        table{border-collapse:collapse;font-size:.92rem;margin:.6rem 0}
        th,td{text-align:left;vertical-align:top;padding:.35rem .9rem .35rem 0;border-bottom:1px solid var(--faint);\
        font-weight:400}
        thead th{color:var(--soft);font-size:.83rem}
        .num{text-align:right;font-variant-numeric:tabular-nums}
        .meter{display:inline-block;width:6rem;height:.6rem;border:1px solid var(--soft);border-radius:3px;overflow:hidden}
        .meter i{display:block;height:100%;background:var(--bad)}
        footer{margin-top:3rem;padding-top:1rem;border-top:1px solid var(--faint);color:var(--soft);font-size:.88rem}
        @media print{body{max-width:none;padding:0;font-size:10.5pt}figure,li,tr{break-inside:avoid}}
        """

    static let lanes = """
        .lanes{--run:#9fb6d3;font-family:"Helvetica Neue",Helvetica,Arial,"Liberation Sans",sans-serif;\
        background:var(--page)}
        .lanes .strip{fill:var(--ground)}
        .lanes .name{font-size:12px;font-weight:600;fill:var(--soft)}
        .lanes .rail{stroke:var(--faint);stroke-width:1.5}
        .lanes .axis{stroke:var(--soft);stroke-width:1}
        .lanes .time{font-size:10.5px;fill:var(--soft);text-anchor:middle}
        .lanes .stem{fill:none;stroke:var(--soft);stroke-width:.8;opacity:.55}
        .lanes .label{font-size:11.5px;fill:var(--ink)}
        .lanes .label.good{fill:var(--good)}
        .lanes .label.bad{fill:var(--bad);font-weight:600}
        .lanes .label.doubtful{fill:var(--doubt)}
        .lanes .dot.plain{fill:var(--page);stroke:var(--soft);stroke-width:1.8}
        .lanes .dot.good{fill:var(--good)}
        .lanes .dot.bad{fill:var(--bad)}
        .lanes .dot.doubtful{fill:var(--doubt)}
        .lanes .cross{fill:none;stroke:var(--page);stroke-width:1.8}
        .lanes .limit .whole{fill:none;stroke:var(--bad)}
        .lanes .limit .used{fill:var(--bad);opacity:.75}
        .lanes .limit-words{font-size:11px;fill:var(--soft)}
        """
}
