"""A volume as editions of diplomatic papers are marked up and indented: a letter, minutes, a memorandum with an enclosure; our own words."""

PAPERS = """<?xml version="1.0" encoding="UTF-8"?>
<?xml-model href="../schema/frus.rnc" type="application/relax-ng-compact-syntax"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:frus="http://history.state.gov/frus/ns/1.0" xml:id="lamps1919">
  <teiHeader><fileDesc><titleStmt><title type="complete">Papers on Lamps, 1919</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
  <text>
    <front>
      <div type="section" xml:id="preface"><head>Preface</head><p>What follows was kept.</p></div>
      <div type="section" xml:id="persons">
        <head>List of Persons</head>
        <list type="names">
          <item><hi rend="strong"><persName xml:id="p_OA1">Orlova, Anna</persName>,</hi> Minister of the Sea until May 1919</item>
          <item><hi rend="strong"><persName xml:id="p_BK1">Brandt, Karl</persName>,</hi> Captain of the Light</item>
        </list>
      </div>
    </front>
    <body>
      <div type="compilation" xml:id="comp1">
        <head>Lamps</head>
        <pb n="60" xml:id="pg_60" facs="0060"/>
        <div type="document" xml:id="d1" n="1" subtype="historical-document"
            frus:doc-dateTime-min="1861-06-22T00:00:00-05:00"
            frus:doc-dateTime-max="1861-06-22T23:59:59-05:00">
            <head><hi rend="italic">Mr. <persName type="from">Kask</persName> to Mr.
                        <persName type="to">Brandt</persName></hi>.</head>
            <note rend="inline" type="source">[Extract.]</note>
            <opener><dateline rendition="#right"><hi rend="smallcaps">Office of the
                        Lights</hi>,<lb/><placeName><hi rend="italic"
                        >Harbour</hi>,</placeName>
                    <date when="1861-06-22" calendar="gregorian"><hi rend="italic"
                            >June</hi> 22, 1861</date>.</dateline>
                <seg rendition="#left">No. 11.]</seg></opener>
            <p><hi rend="smallcaps">Sir</hi>: Your despatch of the 5th June, (No. 8,)
                about the lamps, has
                been received. He said that oil was scarce, <pb n="61" xml:id="pg_61" facs="0061"/>and
                that it would remain so.</p>
            <p rend="center">* * * * * * *</p>
            <p>I am, sir, your obedient servant,</p>
            <closer><signed>MARI KASK.</signed></closer>
            <postscript>
                <p><hi rend="smallcaps">K. Brandt</hi>, Esq., <hi rend="italic"
                        >&amp;c., &amp;c., Lighthouse</hi>.</p>
            </postscript>
        </div>
        <div type="document" xml:id="d2" n="2" subtype="historical-document"
            frus:doc-dateTime-min="1919-04-30T00:00:00-05:00"
            frus:doc-dateTime-max="1919-04-30T23:59:59-05:00">
            <note rend="inline" type="source">Lamp Conf. 184.00101/61</note>
            <head><hi rend="italic">Minutes of the Daily Meetings of the Keepers,
                    Wednesday, April 30th, 1919</hi></head>
            <dateline>
                <date when="1919-04-30" ana="#date_undated-inferred-from-document-head"
                    calendar="gregorian">April 30, 1919</date>
            </dateline>
            <list type="participants">
                <item>Present: <list>
                        <item><hi rend="smallcaps">Mr. Brandt</hi></item>
                        <item><hi rend="smallcaps">Mrs. Orlova</hi></item>
                    </list></item>
            </list>
            <list>
                <label>1.</label>
                <item>The Keepers present discussed the wind. They
                    therefore requested that a letter be drafted to Mr. Kask. <seg type="margin">Wind at
                        the Harbour</seg></item>
                <label>2.</label>
                <item>Memorandum No. 256 was read. The Keepers approved of
                    it.
                        <seg type="margin">Oil</seg></item>
                <label/>
                <item>Captain Tamm left the meeting.</item>
                <pb n="172" xml:id="pg_172" facs="0208"/>
                <label>3.</label>
                <item>The paper fails in the following points: <list>
                        <label>a.</label>
                        <item>It is assumed that oil is cheap.</item>
                        <label>b.</label>
                        <item>It forgets <hi rend="italic">two</hi> lamps.</item>
                    </list></item>
            </list>
        </div>
        <div frus:doc-dateTime-max="1985-06-17T17:00:00-05:00"
            frus:doc-dateTime-min="1985-06-17T17:00:00-05:00" n="3"
            subtype="historical-document" type="document" xml:id="d3">
            <head>3. Memorandum of Conversation<note n="1" type="source"
                    xml:id="d3fn1">Source: Lighthouse Office, <gloss target="#t_LL_1">L/L</gloss>, Lot 9.
                    Secret; Sensitive. In his memoir, <persName corresp="#p_BK1">Brandt</persName> recalled:
                    “On June 17 I had a meeting.” (<hi rend="italic">At Sea,</hi> p.
                    5)</note></head>
            <opener>
                <dateline rendition="#right">
                    <placeName>Harbour</placeName>, <date calendar="gregorian"
                        when="1985-06-17T18:00:00-04:00">June 17, 1985, 6
                        p.m.</date></dateline>
            </opener>
            <list type="subject">
                <head>SUBJECT</head>
                <item>Meeting with Minister <persName corresp="#p_OA1">Orlova</persName></item>
            </list>
            <list type="participants">
                <head>PARTICIPANTS</head>
                <item><list>
                        <head><hi rend="italic"><gloss target="#t_L_1">Harbour</gloss></hi></head>
                        <item>The Keeper</item>
                        <item>Captain <persName corresp="#p_BK1">Karl Brandt</persName></item>
                    </list></item>
                <item><list>
                        <head><hi rend="italic">Sea</hi></head>
                        <item>Minister <persName corresp="#p_OA1">Anna Orlova</persName></item>
                    </list></item>
            </list>
            <p><hi rend="italic">The Keeper</hi> opened the meeting by saying that he
                had two points. The first concerned the last
                meeting.<note n="2" xml:id="d3fn2"
                    >See <ref target="#d1">Document 1</ref>.</note> The Captain
                would have a response to Mrs. <persName corresp="#p_OA1">Orlova</persName>’s letter.<note n="3" xml:id="d3fn3">Not printed.</note></p>
            <p><hi rend="italic">Minister <persName corresp="#p_OA1"
                        >Orlova</persName></hi> then asked “you don’t like oil?”</p>
            <p>Minister <persName corresp="#p_OA1">Orlova</persName><note n="4" xml:id="d3fn4"> Minister until May.</note> said that the lamp was old.
                Captain <persName corresp="#p_BK1">Brandt</persName> replied that it was not.<note n="5" xml:id="d3fn5">The Captain’s papers say otherwise.</note>
            </p>
            <p>—Oil is dear.</p>
            <p>—Wind is free.</p>
            <closer>
                <signed>
                    <hi rend="smallcaps">Brandt</hi>
                </signed>
                <lb/>
                <hi rend="italic">Captain, L. L.</hi>
            </closer>
            <frus:attachment>
                <opener>
                    <seg rendition="#center">[Enclosure]</seg>
                </opener>
                <head>
                    <hi rend="italic">Captain</hi> (<persName type="from" corresp="#p_BK1">
                        <hi rend="italic">Brandt</hi>
                    </persName>) <hi rend="italic">to the <gloss type="to">Minister</gloss>
                    </hi>
                    <note n="6" xml:id="d3fn6">Filed separately.</note>
                </head>
                <opener>
                    <dateline rendition="#right">
                        <placeName>
                            <hi rend="smallcaps">Harbour</hi>
                        </placeName>, <date when="1985-05-01" calendar="gregorian"
                            >May 1, 1985</date>.<lb/>[Received May
                        9.]</dateline>
                    <seg rendition="#left">[No.] 7</seg>
                </opener>
                <p>
                    <hi rend="smallcaps">Madam</hi>: I have the honor to send a table. <list>
                        <label>(<hi rend="italic">a</hi>)</label>
                        <item>one lamp;</item>
                        <label>(<hi rend="italic">b</hi>)</label>
                        <item>two oars.</item>
                    </list>
                </p>
                <table rend="bordered">
                    <head>Lamps by year</head>
                    <row role="label"><cell>Year</cell><cell>Oil</cell><cell>Gas<note n="7" xml:id="d3fn7">In pounds.</note></cell></row>
                    <row><cell>1984</cell><cell/><cell>4</cell></row>
                </table>
            </frus:attachment>
        </div>
      </div>
    </body>
    <back><div type="index"><head>Index</head><list><item>Lamps, 1</item></list></div></back>
  </text>
</TEI>
"""
