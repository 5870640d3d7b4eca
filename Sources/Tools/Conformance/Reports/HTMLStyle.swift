/// How the page looks.
enum HTMLStyle {
    static let page = """
        :root{--ink:#1f2328;--soft:#59636e;--faint:#d1d9e0;--ground:#f6f8fa;--page:#fff;--good:#1a7f37;--bad:#c11c2a;\
        --doubt:#8a5a00;--link:#0a58ca;--bad-ground:#fff4f3;--cause-ground:#fff8e6}
        @media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9aa5b1;--faint:#30363d;--ground:#161b22;\
        --page:#0d1117;--good:#4ac26b;--bad:#ff7b72;--doubt:#e0a63a;--link:#79b8ff;--bad-ground:#21161a;\
        --cause-ground:#1f1b10}}
        *{box-sizing:border-box}
        html{scroll-behavior:smooth}
        body{margin:0 auto;padding:2rem 1.25rem 4rem;max-width:64rem;background:var(--page);color:var(--ink);\
        font:16px/1.55 system-ui,-apple-system,"Segoe UI",Helvetica,Arial,sans-serif;overflow-wrap:anywhere}
        h1{font-size:2.1rem;line-height:1.15;margin:.1em 0 .5em;letter-spacing:-.02em}
        h2{font-size:1.45rem;margin:3rem 0 .8rem;padding-top:1.2rem;border-top:2px solid var(--ink)}
        h3{font-size:1.12rem;line-height:1.35;margin:0 0 .6rem}
        h4{font-size:.95rem;margin:1.3rem 0 .35rem}
        p{margin:.4em 0}
        small{font-size:.83rem;font-weight:400;color:var(--soft)}
        a{color:var(--link)}
        code,pre{font:.84rem/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace}
        pre{background:var(--ground);border:1px solid var(--faint);border-radius:6px;padding:.7rem .9rem;margin:.3rem 0;\
        white-space:pre-wrap;overflow-wrap:anywhere}
        .soft{color:var(--soft);font-size:.88rem}
        time{white-space:nowrap}
        .brand{font-weight:600;color:var(--soft);margin:0}
        .lead{max-width:46rem;font-size:1.05rem}
        .counts{display:flex;flex-wrap:wrap;gap:.4rem 1.8rem;list-style:none;padding:0;margin:1.4rem 0 .7rem}
        .counts b{font-size:1.7rem;line-height:1;margin-right:.15rem}
        .counts .passed b,.passed .verdict{color:var(--good)}
        .counts .failed b,.failed .verdict,.counts .broken b,.broken .verdict{color:var(--bad)}
        .counts .known b,.known .verdict{color:var(--doubt)}
        .skipped .verdict{color:var(--soft)}
        .share{display:flex;gap:2px;height:.55rem;border-radius:4px;overflow:hidden}
        .share i{min-width:4px}
        .share .passed{background:var(--good)}.share .failed{background:var(--bad)}
        .share .broken{background:repeating-linear-gradient(45deg,var(--bad) 0 3px,var(--page) 3px 6px)}
        .share .known{background:var(--doubt)}.share .skipped{background:var(--faint)}
        nav ul{display:flex;flex-wrap:wrap;gap:.3rem 1.4rem;padding:0;list-style:none;margin:1rem 0 0}
        .legend{margin:.9rem 0;max-width:52rem;font-size:.92rem}
        summary{cursor:pointer}
        .legend summary{color:var(--soft)}
        .filter{display:none;margin-top:1.1rem;width:fit-content;border:1px solid var(--soft);border-radius:6px;\
        overflow:hidden;font-size:.9rem}
        .filter input{position:absolute;opacity:0}
        .filter label{padding:.25rem .8rem;cursor:pointer}
        .filter input:checked+label{background:var(--ink);color:var(--page)}
        .filter input:focus-visible+label{outline:2px solid var(--link);outline-offset:-4px}
        @supports selector(:has(*)){.filter{display:flex}
        body:has(#show-bad:checked) .rows .passed,body:has(#show-bad:checked) .passing{display:none}}
        .scroll{overflow-x:auto;margin:.9rem 0}
        table{border-collapse:collapse;width:100%;font-size:.92rem}
        th,td{text-align:left;vertical-align:top;padding:.42rem .9rem .42rem 0;border-bottom:1px solid var(--faint)}
        thead th{color:var(--soft);font-weight:500;font-size:.83rem;white-space:nowrap;border-bottom-color:var(--soft)}
        tbody th{font-weight:500}
        th small{display:block;max-width:34rem}
        td:last-child,th:last-child{padding-right:0}
        .num{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
        .verdict{font-weight:600;white-space:nowrap}
        .rows td{white-space:nowrap}
        .meter{display:inline-block;width:3.5rem;height:.5rem;border:1px solid var(--soft);border-radius:3px;\
        overflow:hidden;margin-right:.2rem}
        .meter i{display:block;height:100%;background:var(--good)}
        .percent{display:inline-block;min-width:3.3em}
        .meter.much i{background:var(--doubt)}.meter.over i{background:var(--bad)}
        .ev{display:inline-block;min-width:1.35em;padding:0 .3em;font-size:.7rem;line-height:1.35;font-weight:700;\
        text-align:center;text-decoration:none;border-radius:3px;border:1.5px solid var(--soft);color:var(--soft);\
        vertical-align:.08em}
        .ev-A{background:var(--ink);border-color:var(--ink);color:var(--page)}
        .ev-O{border-style:solid;color:var(--ink);border-color:var(--ink)}
        .ev-T{border-style:dashed}
        .ev-I{border-style:dotted;font-style:italic;font-weight:500}
        .ev-set,.ev-none{border-color:transparent;text-decoration:underline dotted}
        .rule{white-space:nowrap;font-weight:600}
        .trouble{border:1px solid var(--faint);border-left:5px solid var(--bad);border-radius:6px;margin:1.6rem 0;\
        padding:1.1rem 1.3rem 1.2rem}
        .trouble.known{border-left-color:var(--doubt)}
        .trouble.broken{border-left-style:double;border-left-width:7px}
        .why{color:var(--soft);max-width:48rem}
        .alike,.reason{font-size:.94rem}
        .findings{list-style:none;padding:0;margin:.2rem 0}
        .findings li{padding:.5rem .8rem;margin:.3rem 0;background:var(--bad-ground);border-radius:5px}
        .sort{font-size:.83rem;color:var(--soft);margin-right:.35rem}
        .cause{background:var(--cause-ground);border-radius:6px;padding:.15rem .9rem .6rem;margin:1rem 0}
        .cause h4{margin-top:.6rem}
        figure{margin:1.1rem 0;border:1px solid var(--faint);border-radius:6px;padding:.5rem}
        figure svg{display:block;min-width:100%;height:auto}
        .timeline{margin:1rem 0}
        .timeline summary,.passing summary{font-weight:600;font-size:.95rem}
        .timeline table{font-size:.87rem}
        .timeline td{padding-top:.24rem;padding-bottom:.24rem}
        .timeline td:nth-child(2){white-space:nowrap}
        .timeline .bad td{color:var(--bad);font-weight:600}
        .timeline .good td:nth-child(3){color:var(--good)}
        .passing{margin-top:1.6rem}
        .passing details{border-bottom:1px solid var(--faint);padding:.45rem 0}
        .passing summary{font-weight:500}
        .rules article{margin:1.3rem 0;max-width:50rem}
        .rules h3{margin:0}.rules ul{margin:.2rem 0}
        .rules article:target,.trouble:has(:target){outline:2px solid var(--link);outline-offset:6px;border-radius:4px}
        :focus-visible{outline:2px solid var(--link);outline-offset:2px}
        footer{margin-top:3rem;padding-top:1rem;border-top:1px solid var(--faint);color:var(--soft);font-size:.88rem}
        @media(max-width:40rem){body{padding:1.2rem .9rem 3rem}h1{font-size:1.6rem}.lead{font-size:1rem}
        .trouble{padding:.8rem .8rem 1rem}
        .rows thead{position:absolute;left:-999rem}
        .rows tr,.rows tbody th{display:block;padding:0;border:0}
        .rows tr{padding:.55rem 0;border-bottom:1px solid var(--faint)}
        .rows td{display:inline;padding:0;border:0}.rows td:not(:nth-child(3)){margin-right:.7rem}
        .rows td:nth-child(3):not(.none)::after{content:"\\A";white-space:pre}
        .rows .none,.rows .meter{display:none}.rows .percent{min-width:0}
        .timeline td,.timeline th{padding-right:.55rem}}
        @media print{:root{--ink:#000;--soft:#444;--faint:#bbb;--ground:#fff;--page:#fff;--good:#1a7f37;--bad:#c11c2a;\
        --doubt:#8a5a00;--link:#000;--bad-ground:#fff;--cause-ground:#fff}
        body{max-width:none;padding:0;font-size:10.5pt}.filter{display:none!important}
        figure,.findings li,tr{break-inside:avoid}figure svg{max-width:100%;height:auto}
        .scroll{overflow:visible}details::details-content{content-visibility:visible;display:block}}
        """
}
