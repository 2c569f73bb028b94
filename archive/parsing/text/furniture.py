"""What a page or a press office prints around a record, as data: a house's own line is a row more here.

Every row is a pattern that a whole line has to match, whatever its case, with marks around it allowed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from archive.parsing.text.eastern_furniture import CLOSES, HEADS
from archive.parsing.text.lines import Block
from archive.parsing.text.menu_rows import is_menu_row
from archive.parsing.text.rows import ByHead, any_of, of_ascii
from archive.parsing.text.telling import tells

MOST_CHARACTERS: Final = 260
"""A longer line is the record's own."""

NAVIGATION: Final = {
    "en": (
        r"(?:d[áa]il|seanad|commons|lords|house\sof\s\w{3,12}|lok\ssabha|rajya\ssabha|senate)\s(?:[ée]ireann\s)?(?:debates?|hansard|chamber|proceedings)(?:,?\svol\.?\s\d{1,4}.{0,30})?", r"today's\sdate\s?:.{4,40}", r"[a-z]{2,12}\s(?:press|news|media)\sreleases", r"(?:world\s)?news\sstory|policy\spapers?|authored\sarticle|(?:european\s)?(?:commission|council|parliament)\s[-–|]\s(?:press\srelease|statement|speech|daily\snews)|oral\sstatement(?:\sto\sparliament)?|open\sletter", r"this\s(?:page|content|item|document|(?:press|news|media)\srelease)?\s?(?:is|was|has\sbeen)\s(?:archived|withdrawn|published\sunder)\b.{0,140}", r"(?:this\sis\s|you\sare\sviewing\s)?(?:an?\s)?archived?\s(?:content|pages?|web\s?site|material)\b.{0,100}", r"\[[a-z]{2,5}\s?:\s[a-z]{0,4}\d[^\[\]]{2,60}\]", r"(?:read\s)?(?:full\s)?(?:hansard|debate)(?:\s(?:text|source|debate).{0,30})?", r"issued\sat\s.{2,30}", r"\(please\s(?:also\s)?refer\sto\s.{3,90}\)", r"webcasts?\b.{0,60}", r"(?:begin|end)\s(?:text|transcript)", r"select\s(?:your\s|a\s)?language\b[^.!?]{0,40}", r"statements\sand\sremarks", r"\[(?:from\sthe\su\.?\s?s\.?\sgovernment\s(?:printing|publishing)\soffice|(?:senate|house)\s(?:hearing|report|document)s?,?\s[^\[\]]{3,40}|(?:[a-z]\.\s?){1,4}(?:no\.\s|hrg\.\s)?[\d-]{3,12})\]",
        r"(?:rajya|lok)\ssabha", r"(?:un)?starred\squestion\sno\.?.{1,20}", r"to\sbe\sanswered\son.{3,40}", r"p\.?\s?o\.?\sbox\s.{1,60}", r"print\s(?:the\s)?page", r"to\sthe\s(?:central|main)\scontent\sarea", r"go\sto\snavigation", r"currently\sreading", r"none", r"\(\d{1,2}\syears?(?:,\s\d{1,2}\smonths?)?\sago\)", r"(?:themes?|topics?)\smark\sall.{0,40}",
        r"back(?:\sto\s[\w\s'&-]{2,60})?", r"top(?:\sof\s(?:the\s)?page)?", r"home(?:\spage)?", "events?", "news", "speeches", "transcripts?",
        "index", "(?:main\\s)?menu", r"search(?:\s(?:this|the|our)\s(?:web\s?)?site)?", r"enter\s(?:a\s)?(?:key|search\s)\w{1,8}", r"cookies?\s(?:settings|policy|preferences|on\s(?:this|our)\s(?:web\s?)?site)", r"accessibility(?:\s(?:options|statement|help))?", "breadcrumbs?", r"terms\s(?:of\suse|and\sconditions)", r"(?:share|subscribe|bookmark|font\ssize|listen|expand|unsubscribe)", r"(?:previous|next)\s(?:article|page|story|item|release|debate|section)", r"a\s?[+-]?(?:\sa\s?[+-]?){1,3}", r"last\smodified.{0,60}", r"\d[\d,.]*\s(?:views?|hits|shares|comments)", r"print(?:\s(?:this\s)?(?:page|version))?",
        r"print(?:er|able)?[\s-]{0,3}(?:friendly)?(?:\sversion)?", r"share(?:\s.{0,40})?", r"share\sthis\sdebate\b.{0,90}", r"contains\sparliamentary\sinformation\slicensed\b.{0,80}", r"volume\s\d{1,4}|vol\.?\s\d{1,4},?\s(?:no\.?|issue)\s\d{1,3}", "oj edition", r"search\sfor\srelated\sinformation\sby\skeyword.{0,220}", r"report\sa\sproblem(?:\sor\smistake)?\son\sthis\spage", r"date\smodified\s?:\s.{6,30}", r"verbatim\sreport\sof\sproceedings", r"cre\s\d\d/\d\d/\d{4}(?:\s[-–]\s[\d.]{1,8})?", r"videos?\sof\sthe\sspeeches", r"original\s?:\s(?:english|french|spanish|russian|arabic|chinese)(?:(?:\sand\s|/)[a-z]{4,10})?", r"this\srecord\sis\ssubject\sto\scorrection\.?", r"text\sversion", r"full\stext", r"publication\sstatus",
        r"published\sin\ssections?:?.{0,80}", r"publication\sdate:?.{0,60}", r"date\sof\spublication:?.{0,60}", r"published:?\s.{0,60}",
        r"(?:last\s)?updated?\s?:?\s.{0,60}", r"direct\slink.{0,200}", "topics?:?", r"tags?:?\s?.{0,80}", "persons?", "geography", "regions?",
        "photos?", "videos?", "gallery", r"related(?:\s.{0,40})?", r"see\salso.{0,80}", r"read\smore.{0,80}", r"more\s(?:news|information).{0,60}",
        "next", "previous", "prev", "close", r"download.{0,60}", r"contact\sus", r"site\s?map", r"legal\smatters", r"privacy\spolicy",
        "copyright.{0,200}", "©.{0,120}", r"all\srights\sreserved.{0,80}", r"skip\sto\s.{0,40}", r"press\sconferences", r"(?:media|press)\srelations(?:\soffice)?",
        r"(?:news|speeches|statements|documents|remarks|letters|trips|interviews|articles|press\sreleases)(?:(?:,|,?\sand|\s&)\s(?:news|speeches|transcripts|statements|documents|remarks|letters|trips|interviews|articles)){1,3}", r"press\sreleases?(?:\sno\.?\s.{0,20})?",
        r"for\simmediate\srelease.{0,40}", r"media\sreleases?", "briefing room", "readouts?", "statements? and releases", "speeches and remarks",
        r"(?:official\s)?press\s(?:information|statements?|note)", r"(?:an?\s)?official\swebsites?.{0,100}", r"(?:an?|secure|official)\s(?:websites?\suse\s)?\.(?:gov|mil|edu)\b.{0,140}", r"secure\s\.\w{2,4}\swebsites.{0,60}", r"an?\slock\s.{0,40}\bhttps.{0,160}", r"follow\sus.{0,60}", "e-?mail", "facebook", "twitter",
        r"hc\sdeb\s\d{1,2}\s[a-z]+\s\d{4}.{0,40}", r"\d{1,3}(?:st|nd|rd|th)\sparliament,\s\d{1,2}(?:st|nd|rd|th)\ssession", r"(?:edited|unedited|official)\shansard\b.{0,40}", r"(?:press|news|media)\srelease\s(?:n[.or]{0,2}\.?\s?)?\d[\d/ -]{0,10}", "provisional", r"(?:[a-z]{2,8}\s)?press\steam", r"(?:cookies|legal\snotice|latest\snews|secretary-general)", r"welcome\sto\s(?:the\s)?united\snations", r"(?:sc|ga|sg|sg/sm|dev|db|hr|org|unis)(?:/[a-z]{2,4})?/\d{2,6}", r"declassified(?:\s.{2,60})?", r"authority\s(?:nnd|nlf|e\.?o\.?)\s?.{2,50}", r"where\s?:\s.{2,40}\s>\s.{2,60}", r"language\s?:\s(?:[a-z]{4,12}\s?){1,6}", r"(?:by|from)\sour\s(?:[a-z]+\s){0,3}(?:correspondent|reporter|staff).{0,30}", r"toggle\snavigation", r"(?:the\s)?office\sof\swebsite\smanagement\b.{0,160}", r"authentic\stexts?\s?:\s.{3,60}", r"registered\sby\s.{3,60}\son\s\d{1,2}\s[a-z]{3,9}\s\d{4}\.?", r"for\s(?:the\s)?(?:use\sof\s)?information\smedia\b.{0,80}", r"this\srecord\scontains\sthe\stext\sof\s.{10,180}", r"end\sof\s(?:the\s)?(?:conversation|memorandum)", r"house\sof\s(?:representatives|commons|lords)(?:\s(?:of\s)?canada)?", r"questions\swithout\snotice", r"(?:(?:press|media|news|official)\s)?(?:statements|speeches|transcripts|releases|remarks|interviews)(?:(?:,|\s&|\sand|,\sand)\s(?:(?:press|media|news)\s)?(?:statements|speeches|transcripts|releases|interviews|photos|videos|announcements)){1,4}", r"\[?[ac]\.\s?(?:l\.\s?)?\d{1,4}(?:\([a-z]\))?\.\s?(?:m\.\s?\d{1,4}(?:\([a-z]\))?\.\s?)?19\d\d(?:\.\s?[ivx]{1,5})?\.?\]?", r"(?:hits?|views?)\s?:?\s?\d[\d,]*", "hits?", r"transcript,\se&(?:amp;)?oe", "contacts?", r"for\s(?:further|more)\sinformation.{0,120}", r"(?:press|media)\s(?:contacts?|enquiries|inquiries).{0,80}",
        r"a/(?:[a-z\d.-]{1,10}/){0,4}(?:[a-z]{1,5}\.)?\d{1,6}\*?", r"s/(?:[a-z\d.-]{1,10}/){0,4}\d{1,6}\*?", r"distr\.?\s?:?\s?(?:general|limited|restricted)", r"original\s?:\s?(?:english|french|russian|spanish|arabic|chinese)(?:[/\s,-]{1,3}(?:english|french|russian|spanish|arabic|chinese)){0,3}",
        r".{0,60}[+(]\d[\d\s()/-]{6,24}", r"notes?\s(?:for|to)\seditors", r"(?:press\srelease\s)?(?:no[.:]?|№)\s?\d[\d/-]{0,12}", r"tel(?:ephone)?\.?\s?[:+\d].{0,90}",
        r"(?:please\s)?check\sagainst\sdelivery!?", r"(?:meetings?|events?)\scoverage(?:(?:,|\sand|\s&)\s(?:(?:press|news|media)\s)?(?:releases|statements|photos|videos))?", r"documents?", r"(?:previous|next)\sdocument(?:\s[|/·]\s(?:previous|next)\sdocument)?", r"(?:persons|people|terms|sources|abbreviations)\sin\sthis\s(?:document|volume|record)", r"office\sof\sthe\shistorian\b.{0,130}", r"release\sid\s?:\s?\d{3,9}", r"print\sthis\s(?:release|article|document|speech)(?:\s{1,6}(?:e-?mail|tweet|share|save|facebook|pdf)){0,4}", r"(?:this\s)?(?:web\s?)?site\s(?:is\s)?(?:(?:designed|hosted|developed|maintained|owned|powered)(?:,\s|\s(?:and|&)\s)?){1,3}\sby\s.{3,120}", r"welcome\sto\s(?:the\s)?(?:web\s?)?site\sof\s.{3,80}", "news transcript", "press operations", r"office\sof\sthe\sspokes(?:person|man|woman)", r"<p\sclass=.{3,40}>(?:last\s)?updated\s.{0,60}", r"(?:media|press)\sreleases\sand\sspeeches\sare\savailable\s.{3,90}",
        r"as\s(?:delivered|prepared\sfor\sdelivery)", r"embargo(?:ed)?\b.{0,60}", r"media\snotes?", r"fact\ssheets?", "remarks",
        r"(?:department|daily|weekly|regular)\spress\sbriefings", r"additional\smaterials?", r"advanced\s(?:settings|search)", r"asset\spublisher",
        r"\d{1,5}-\d{2}-\d{2}-\d{4}", r"(?:[a-z]{2}-[a-z]{2}\d?\s?){2,12}", r"link\sto\s(?:the\s)?(?:video|audio|photos?)\b.{0,120}",
        r"(?:suggest|recommend|tell|e-?mail|send)\s(?:(?:this|it)\s)?(?:page\s)?to\sa\sfriend", r"(?:skip\s|jump\s|go\s)?to\sthe\s(?:main\s)?(?:text|content|body)(?:\sof\sthis\spage)?\.?",
        r"filtered\sby\s?:.{1,40}", r"leave\sa\s(?:reply|comment).{0,40}", r"your\se-?mail\saddress\swill\snot\sbe\spublished.{0,80}",
        r"(?:media|press|news)\scent(?:er|re)", r"subscribe(?:\sto\s.{1,40})?", r"recent\snews(?:\sfrom\s.{1,40})?", r"you\sare\sin\s?:.{1,160}", r"e&oe", r"view\sheader", r".{0,80}click\sto\sprint.{0,40}", r"contact\sus", r"(?:news|advanced|site)\ssearch", r"distributed\s(?:by|on\sbehalf\sof)\s.{3,140}", r"[^.!?\n]{2,100}\s+[/»›]", r"(?:main|page)\s(?:content|container)", r"no\scomments\s?:?", r"watch\s(?:the\s)?(?:full\s)?video", r"(?:read|see|watch|find)\s(?:the|more|full|all)\b.{0,120}\bhere\.?", r"travel\spage", r"comments\s(?:are\s)?closed", r"(?:e-?mail|website|fax)\s?:.{1,80}", r"prn\s?:\s?\d.{0,20}", r"(?:post|leave)\sa\s(?:comment|reply)", r"issued\sby\s?:\s.{1,120}", r"printable\s\w{1,12}",
        r"language\sselection", r"you\sare\shere\s?:.{0,100}", r"search\s[a-z]+\.[a-z]{2,4}", r"canada\.ca",
        r"home(?:\s?page)?(?:\s[-–—]\s[^-–—]{2,60}){2,5}|home(?:\s?page)?\s[-–—]\s(?:news|press|media|events|speeches|statements|transcripts|documents|archive)\b[^-–—.!?]{0,30}", r"→\s.{1,60}", r"https?://\S{1,200}", r"www\.\S{1,200}", r"[\w\s]{2,30}(?:\s[>»›→/|]\s[^>»›→/|]{2,60}){1,8}",
    ),
    "ru": (r"(?:сов(?:ершенно|\.)\s)?секретно\.?(?:\sэкз(?:емпляр|\.)\s?№\s?\d{1,3})?", r"для\sслужебного\sпользования", r"распр\.\s?:?\s?(?:общая|ограниченная)", r"(?:язык\s)?оригинала?\s?:\s?(?:на\s)?(?:англий|француз|русск|испан|арабск|китайск)[а-я]{2,5}(?:\sязык[а-я]{0,2})?", r"пункты?\s\d[\d, и-]{0,24}\s(?:предварительной\s|первоначального\sперечня\s)?(?:повестки\sдня)?", r"экз(?:емпляр|\.)\s?№\s?\d{1,3}", r"документ\s№\s?\d{1,4}", r"добро\sпожаловать\s(?:в|во|на)\s.{2,60}", r"(?:купить\s|оформить\s)?подпис(?:к[ау]|аться)(?:\sна\s.{3,60})?", "лента",
           r"(?:расширенный\s)?поиск(?:\sрасширенный\sпоиск)?", r"(?:фото|видео)галерея(?:\s\(\d{1,3}\))?", r"единая\sплатформа\s.{3,80}", r"о\s(?:министерстве|ведомстве|посольстве|комитете)", "услуги", "пресс-центр", r"теги?\s?:.{0,120}", r"лица\s?:\s[^.!?]{3,100}", r"(?:предыдущая|следующая)\s(?:новость|статья|запись).{0,100}",
           r"получайте\s.{5,100}", r"мне\sнравится.{0,8}", r"(?:беседовал[аи]?|беседу\sв[её]л[аи]?|интервью\sвзял[аи]?|материал\sподготовил[аи]?)\s(?:[а-яё]\.\s?){0,2}[^.!?]{3,50}\.?", r"фото\s(?:[а-яё]\.\s?){1,2}[а-яё-]{3,24}\.?", r"ключевые\sслова\s?:.{3,200}", r"исх(?:\.|одящий)\s№\s?\d.{0,40}", r"разослано\s?:\s.{3,160}", r"предварительный\sотч[её]т", r"(?:авп|гарф|га|рга[а-яё]{2,4}|ргаспи)\s?(?:рф)?[.,]\s?ф\..{5,120}", r"[asec](?:/[a-z\d.]{1,8}){0,3}/(?:pv|sr)\.\d{1,5}(?:/add\.\d)?(?:\s\(.{3,30}\))?", r"\d\d-\d{5}\s\([a-zр]\)", r"вы\s(?:здесь|находитесь\sздесь)\s?:.{3,120}", r"время\sчтения\s?:.{1,20}", r"не\sпубликуется\.?", r"печат(?:ается|\.)\sпо\s.{3,80}", r"(?:скопировать\sссылку|была\sли\s(?:эта\s)?страница\sполезной.{0,20})", r"комментарии\s\(\d{1,4}\)",
           r"\d{1,2}\s?см\.\s(?:док|прим|наст|там\sже)[^!?]{1,60}", r"опубл\.\s.{3,80}",
           r"главная(?:\sстраница)?(?:\s[-–—]\s[^-–—]{2,60}){2,5}|главная(?:\sстраница)?\s[-–—]\s(?:новости|пресс|документы|события|архив|выступления|стенограммы)[^-–—.!?]{0,40}", "назад", r"(?:на\s)?печать", r"верси[яи]\sдля\s(?:печати|слабовидящих)", "события", "новости", "стенограммы", "документы", r"главная(?:\sстраница)?",
           r"поделиться.{0,40}", r"опубликовано.{0,80}", r"дата\sпубликации:?.{0,60}", r"ссылка\sна\sматериал.{0,200}", r"статус\sматериала", r"опубликован\sв\sразделах?:?.{0,80}",
           r"текстовая\sверсия", r"лента\sновостей", "темы?", "лица", "регионы", "география", r"см\.\sтакже.{0,80}", "наверх", r"(?:вернуться\s|возврат\s)?к\sсписку.{0,40}", r"назад\sк.{0,40}", r"текст.{0,3}по-русски",
           "актуально", "главное", r"(?:posted|modified)\s\d{1,2}\s[а-яё].{0,40}", r"обновлен[оа]\s.{1,40}", r"version\s?:\s?\d[\d.]{0,12}", r"официальный\s(?:сайт|портал|интернет-портал)\s.{3,120}", r"\W{0,5}\d{1,5}[.,]\d{1,4}\s?(?:[+-]|\|\s?)\d[\d.,]{0,8}", r"(?:настоящий|данный)\s(?:материал|сообщение)\b.{0,12}(?:произвед[её]н|создан|распростран[её]н).{10,200}", r"(?:все\s)?материалы,\sразмещ[её]нные\sна\s.{10,220}", "официально", "распечатать", r"отправить(?:\sпо\sпочте)?", r"теги?\s?:.{0,100}", r"карта\sсайта", r"поиск\s(?:по|на)\sсайте?у?", r"перейти\sк\s(?:основному\s)?(?:содержани[юя]|контенту)", r"политика\s(?:конфиденциальности|cookie)", r"контакты", r"(?:следующая|предыдущая)\s(?:новость|страница|статья)", r"последнее\sобновление.{0,60}", r"(?:пресс-релиз|сообщение\sдля\sсми|для\sсми)(?:\s№.{0,20})?",
           r"(?:имя|логин|пароль|войти|вход|регистрация|поиск|меню|выйти)\s?:?", "alt", r"\d{1,8}\sпросмотр\w{0,3}", r"есть\sновость\?", r"присылайте", r"перейти\sв\s\w{3,12}", "рекомендуем", r"(?:читайте|подписывайтесь|подпишитесь)\s.{1,160}", r"фотографии.{0,40}", "видео", "фото", r"\d{1,7}", r"выбор\sчитателей", r"не\sпропустите\s.{1,160}", r"больше\s(?:статей|новостей)\s.{1,100}", r"автор\sфото\s?:.{1,100}", r"новости\sраздела", r"[a-z]{2,12}(?:_[a-z\d]{1,12}){2,6}", r"читать\s(?:в\sполной|полностью|далее|на\s).{0,40}", r"(?:около|\d{1,2})\sмин(?:ут\w{0,2}|\.)?(?:\s(?:чтения|на\sчтение))?", r"(?:риа|тасс|итар-тасс|интерфакс|белта|казинформ)\W{0,3}(?:новости)?\W{0,3}", r"выберите\sшрифт.{0,60}", r"интервал\sмежду\s.{0,90}", r"\(?по\s(?:материалам|сообщению|информации)\s.{3,110}", r"источник\s?:\s?.{1,80}", r"фото\s?:\s?.{1,80}",
           r"(?:все\s)?(?:новости|материалы|фотографии)(?:\s(?:раздела|по\sтеме|дня)).{0,40}", r"размер\sшрифта.{0,30}", r"просмотр(?:ы|ов)\s?:?\s?\d{0,8}", r"пресс-служба\s(?!сообщ|информир|уточн|поясн|отме|заяв|подтвер|напом|не\s)[^!?]{3,80}", r"посольство\s(?:сообщает|информирует)", r"копия\sв\sформате\s\w{2,5}"),
    "ja": (*HEADS, ".{0,24}[へに]戻る", r"(?:[(（]c[)）]|©)\s?.{0,20}(?:省|庁|府|官邸|自衛隊|内閣|外務).{0,20}", "ご?御?意見・?ご?御?(?:要望|感想).{0,10}", r"トップ(?!会談|レベル|セールス|ページ).{0,30}等?", "アクセシビリティ.{0,20}", "プライバシー・?ポリシー", "(?:著作権|リンク|免責事項|個人情報保?護?)(?:について|等について|方針)?", "(?:サイト内)?検索", "サイトマップ", "ホーム(?:\\s?[>＞].{1,80})?", "(?:お問い?合わ?せ|ご利用に?ついて|法的事項)", r"最終更新.{0,40}", r"[平令昭\d][^。、]{4,16}日(?:\s?\d{1,2}[:：]\d\d)?\s?(?:更新|掲載|公開|登録)", r"報道発表(?:資料)?(?:一覧|本文)?", r"(?:この(?:記事|ページ)を)?印刷(?:する)?", "(?:動画|この記事).{0,20}(?:こちら|できます|見る)", r"(?:更新|掲載|公開|登録|作成|投稿)日時?\s?[:：]?\s?[\d平令昭].{0,30}", r"\[?ビデオ版\]?.{0,20}", "(?:文書名|書誌).{0,2}", ".{0,20}(?:新着情報|トピックス)", r"写真[\d０-９一二三]{0,2}", "index", r"(?:文字サイズ|画面サイズ).{0,20}", r"本文へ.{0,10}", "目次(?:へ(?:戻る)?)?", "トップページ.{0,40}", "報道発表", "プレスリリース", "前のページに?へ?戻る", "ページの?(?:先頭|トップ)[へに](?:戻る|移動)?", "このページの先頭へ.{0,10}",
           "印刷(?:用|する)?.{0,10}", ".{1,20}基礎データ", "関連(?:リンク|情報|ファイル).{0,40}", "シェア.{0,20}", "(?:アクセス|人気(?:記事)?|記事)?ランキング", "もっと(?:見る|読む)", "ピックアップ", "(?:おすすめ|人気|関連|注目)の?(?:記事|ニュース)", "あわせて読みたい", "この記事を書いた人.{0,40}", "(?:社会|政治|国際|経済|国内|海外|総合|暮らし)(?:ニュース|面)?", "コメント(?:を書く|する|欄|一覧)?", r"[^。]{0,40}\shttps?://\S{1,160}", "英語版.{0,10}", r"english(?:\sversion)?(?:新しいウィンドウで開きます)?", ".{0,12}新しいウィンドウで開きます"),
    "zh": (r"首[頁页](?:\s?[>＞›/].{1,80})?", "查看原文", "其他", r"当前位置\s?[:：].{1,80}", r"字[体號号]\s?[:：].{1,20}", "分享(?:到|至)?.{0,20}", "[打列]印(?:本页)?", "[关關][闭閉](?:窗口)?", r"[责責]任[编編][辑輯]\s?[:：].{1,40}", r"(?:举报|舉報)[邮郵]箱\s?[:：].{1,60}", r"(?:文章)?[来來]源\s?[:：].{1,40}", r"作者\s?[:：].{0,20}", r"[\w\u4e00-\u9fff]{1,10}(?:客户端|客戶端)", r"en\s+https?://\S{1,100}", r"[本此][網网]站.{0,40}(?:[轉转][載载]|版[權权]|授[權权]).{0,60}", r"[請请]?[繼继][續续](?:下滑)?[閱阅][讀读]", r"第\d{1,5}[號号]新[聞闻]稿", r"原稿件.{1,4}[^。]{0,60}", r"[转轉][载載][编編][辑輯]\s?[:：].{0,20}"),
    "fr": (r"imprimer\scet\sarticle", r"commenter\scet\sarticle", r"envoyer\s(?:cet\sarticle|à\sun\sami)", r"partager"),
}  # fmt: skip
"""A page's links and headings, found before the title and after the last words."""

INSIDE: Final = (
    r"</?(?:p|div|span|style|table|br|hr|em|strong|figure|center)\b[^<>]{0,60}>(?:(?:last\s)?updated\s[^<>]{4,40}(?:</p>)?)?",
    r"\{:\s?[a-z]+\s?=\s?\"[^\"{}]{0,40}\"\s?\}",
    r"link\sto\sthis\s?:.{2,90}",
    r"\d{1,3}[\s-]min(?:ute)?s?\s(?:listen|read|watch)",
    r"listen\son\s?:\s[^.!?|]{2,40}(?:\s?[|,·]\s?[^.!?|]{2,40}){1,6}",
    r"transcript\s\((?:automatically\s)?(?:generated|created|produced)\s[^()]{4,80}\)",
    r"(?:transcript(?:ion)?\W{1,3})?(?:proof\scopy\W{1,3})?e\s?&\s?o\s?e(?:\W{1,4}proof(?:\s(?:only|copy))?)?\W{0,110}",
    r"(?=[a-z'\s]++:)(?:[a-z]+(?:'s)?\s){0,2}(?:office|department|inquiries|enquiries|switchboard|telephone|newsroom)\s?:\s{1,3}[+(\d][\d\s()/-]{6,24}\b.{0,80}",
    r"(?:(?:top|most|strictly)\s)?(?:secret|confidential|restricted|unclassified)(?:(?:\sand\s|,\s|/|\s[–-]\s)(?:personal|private|immediate|urgent|sensitive|eyes\sonly|nodis|exdis|limdis|noforn)){0,3}",
    r"copy\sno\.?\s?\d{1,3}(?:\s(?:of\s\d{1,3}|urgent|copies)){0,2}",
    r"(?:\d{1,2}\s[a-z]{3,9}\s\d{4}\s?:\s)?column\s\d{1,5}[a-z]{0,2}",
    r"www\.[\w./-]{3,80}",
    r"share\sthis\scontribution|watch\sthe\smeeting|questions\s\d{1,4}\s?[-–]\s?\d{1,4}|uncorrected/not\sfor\spublication.{0,24}|volume\s\d{1,4}:\sdebated\son\s.{6,40}",
    r"\(contd\.?\s(?:by|on)\s[a-z\d/. -]{2,24}\)|[a-z]{2,4}(?:-[a-z]{2,4}){0,2}/\d{1,2}[a-z]{1,2}/\d{1,2}[.:]\d\d",
    r"(?:(?:statement|speech|memo|ip|press|pr)/\d{2,4}/|dp[bc]\s?#\s?)\d{1,6}",
    r"this\s(?:[a-z]+\s)?was\spublished\sunder\sthe\s.{3,60}\bgovernments?",
    r"hansard(?:\s[-–]){1,4}\s?excerpts?",
    r"(?:advertisement\b|on\sthe\srecord\sunless\s).{0,40}",
    r"(?:(?:written|posted)\sby|briefers?\s?:)\s[a-z][\w\s.'-]{3,50}",
    r"the\soriginal\stext\sis\sin\s\w{3,12}\.?",
    r"(?:document\stype|importance\sranking|word\scount|editorial\scomments|journalist)\s?:\s.{1,100}",
    r"created\s?:.{4,40}/\s?updated\s?:.{4,40}",
    r"related\s(?:information|links?|articles?)\b.{0,100}",
    r"(?:back\sto|go\sto|return\sto)\s(?:the\s)?(?:top|index|list|contents)\b.{0,30}",
    r"\d{1,2}:\d\d:\d\d",
    r"(?:share|tweet|copy\slink|share\sthis(?:\s(?:contribution|speech|page|article))?)",
    r"(?:скачать|загрузить|посмотреть|смотреть)\s(?:все\s)?(?:фото(?:графии)?|видео|файлы?|документ)(?:\s\([^()]{1,20}\))?",
    r"опубликован[ао]\sв\sраздел(?:е|ах):?\s.{3,80}",
    r"\d\d-\d{5}(?:\s{1,6}\d{3,5}[a-z]?)?\s{1,6}\([a-z]\)",
    r"(?:subject(?:\(s\)|/s|s)?\s?:\s.{3,240}|administration\sof\s[a-z][^\n]{4,40},\s\d{4}\s?/\s[a-z]{3,9}\.?\s\d{1,2})",
    r"top\sof\s(?:the\s)?page",
    r"(?:この)?ページの?(?:先頭|トップ)へ(?:戻る)?",
    r"関連(?:リンク|情報).{0,40}|目次へ(?:戻る)?",
    r"※.{2,80}(?:場合があります|ご了承ください|できません)。?",
    r"(?:画像|写真|動画|図表?)\s?\d{0,2}|(?:写真|画像)\s?[:：]\s?[^。？?]{2,69}[^。？?かねよすた]",
    r"(?:资料图片?|資料圖片?|图为|圖為)(?:\s?[:：])?.{2,100}",
    r"原[标標][题題]\s?[:：].{2,100}",
    r"[（(](?:参考|敬称略)[)）]",
    r"(?:動画|映像|音声)(?:が|を)(?:(?:再生|視聴|表示)できない|ご覧に?なれない|見られない).{0,10}こちら.{0,40}",
    r"\[(?:出典|備考|全文|注)\].{0,160}",
    r"(?:перейти|подписаться|подписывайтесь|читать|читайте\sнас)\s(?:в|на)\s(?:дзен\w*|telegram\w*|телеграм\w*|вконтакте|одноклассник\w+|youtube|google\s.{0,20}).{0,40}",
    r"следите\sза\sнашими\sновостями.{0,40}",
    r"читать\s[\w.-]{3,20}\s(?:в|на)(?:\s[\w.]{3,16})?|дзен",
    r"(?:за\sсобытиями\s)?следите\s(?:за\s.{2,30}\s)?(?:в|на)\s(?:наш\w{1,2}\s)?(?:телеграм|telegram|канал|дзен)\S{0,12}(?:\sканале?)?",
    r"(?:подписывайтесь|подпишитесь)\s(?:на|в)\s[^.!?:]{2,70}",
    r"(?:есть\sновость\?\s?)?присылайте",
    r"постоянный\sадрес\s(?:новости|материала|страницы).{0,160}",
    r"источник\s?:\shttps?://\S{1,160}",
    r"(?=[^.]*+\.)[\w() .-]{1,90}\.(?:jpe?g|png|gif|webp)",
    r"стенограмма(?:\s(?:начала|части|встречи|беседы|переговоров|заседания|совещания|пресс-конференции)){0,2}\s?:",
    r"бюллетень\s№\s?\d{1,4}(?:\s\(\d{1,5}\))?",
    r"[n№]\s?\d{1,6}(?:[-/][а-я\d]{1,5})?",
    r"(?:читайте|смотрите)\sтакже(?:\s?:.{0,160})?",
    r"слушать\s(?:статью|текст).{0,20}",
    r"текст\s?:\s(?:[а-яё-]{2,20}\s){1,2}[а-яё-]{2,20}",
    r"\d{1,3}\sиз\s\d{1,3}",
    r"фото\s?:\sпресс-служба[^.!?]{0,60}",
    r"source\s?:\s.{1,80}",
    r"communicated\sby\sthe\s.{3,90}",
    r"from\s?:\s.{2,60}\b(?:office|ministry|department|government|affairs)\b.{0,80}",
    r"(?:main|page)\s(?:content|container)|e\s?&\s?o\s?e\stranscript",
    r"(?:the|this)\s(?:press|media|news)\srelease\s(?:was\s)?(?:issued|published|released|put\sout)\s(?:by|on)\s.{1,80}",
    r"(?:first\s)?published:?\s(?:on\s)?\d{1,2}(?:st|nd|rd|th)?\s[a-z]{3,9}\s\d{4}",
)
"""Lines that a page prints between paragraphs too."""

ENDS: Final = (
    "end",
    r"ends?/.{3,40}",
    "ends",
    "conclude[ds]?",
    "fin",
    "more",
    "end of (?:text|transcript|statement|conversation|document|item|message)",
    "конец",
    "了",
    "以上",
    "おわり",
    r"-?\s?30\s?-?",
)
"""Words that end a press release, between marks: "(END)", "- 30 -"."""

LANGUAGES: Final = (
    "english", "japanese", "russian", "chinese", "french", "spanish", "german", "arabic", "korean", "portuguese", "italian", "ukrainian",
    "日本語", "русский", "рус", "бел", "укр", "каз", "кырг", "тадж", "ўзб", "қаз", "қазақша", "беларуская", "українська", "中文", "简体中文", "繁體中文", "français", "español", "deutsch", "eng", "العربية", "한국어", "português", "italiano", "en", "ru", "ja",
)  # fmt: skip
"""What a link to the same record in another language says."""

_ADDRESS = re.compile(r"[^\s@]{1,40}@[\w.-]{3,40}\.[a-z]{2,6}(?!\w)")
# What stands for a page's button or picture in its text.
_BUTTON = re.compile(r"(?:true|false|null|undefined|logo|[a-z]{3,9}-icon(?:\s\d{1,7})?)")

_MARKS: Final = r"\W{0,3}"
_EASTERN: Final = ("ja", "zh")
# The rows are in small letters and so are the lines held against them (`_small`): a choice of many words that is not to regard
# case takes several times as long to fail.
_ROWS = tuple(row for code, rows in NAVIGATION.items() for row in rows if code not in _EASTERN or row[0] not in ".[")
_CLOSED_ROWS = tuple(row for row in _ROWS if row[0] not in ".[")
_NAVIGATION = ByHead(_CLOSED_ROWS, _MARKS)
_LATIN_NAVIGATION = ByHead(of_ascii(_CLOSED_ROWS), _MARKS)
# Those that begin with anything, tried apart: among the others they make all of them three times as slow.
_OPEN_NAVIGATION = re.compile(_MARKS + any_of(tuple(row for row in _ROWS if row[0] in ".[")) + _MARKS)
# Those of the East that begin with anything, and what each of them needs.
_EASTERN_OR_LINK = re.compile("[\u3041-\u9fff]|http")
_OPEN_EASTERN = re.compile(
    _MARKS + any_of(tuple(r for code in _EASTERN for r in NAVIGATION[code] if r[0] in ".[")) + _MARKS
)
_INSIDE = ByHead(INSIDE, _MARKS)
_LATIN_INSIDE = ByHead(of_ascii(INSIDE), _MARKS)
_MARK_OF_OPEN = re.compile(r"[+(/>|_»›→]")
_END = re.compile(rf"[(\[<（［【*#/\s–—―－-]{{1,6}}{any_of(ENDS)}[)\]>）］】*#/\s–—―－-]{{0,6}}|以\s{{0,4}}上")
_ALONE = re.compile(r"ENDS?|ENDS\.|Ends\.?|END\s{1,24}\d{1,2}:\d\d\s[AP]\.?M\.?(?:\s[A-Z]{2,4})?")
_LANGUAGE = re.compile(
    rf"[\[(（]?{any_of(LANGUAGES)}(?:\s?(?:version|版|text))?[\])）]?(?:\s?[|/•·,\s]\s?[\[(（]?{any_of(LANGUAGES)}[\])）]?){{0,12}}(?:\s?[(\[](?:pdf|html)[)\]])?"
)
_LINK = re.compile(
    r"\[(?!(?:(?:Proceedings|Sitting|Meeting|Session|Hearing)\s|Applause|Laughter|Crosstalk))[^\W\d_][^\[\]\n:.]{1,60}\](?:\s?\[[^\[\]\n:.]{1,60}\]){0,6}"
)
_TRANSLATION = re.compile(
    r"\W{0,4}(?:this\sis\s)?(?:an?\s|the\s)?(?:[\w\s,]{0,40}?)?(?:provisional|unofficial|tentative|informal|courtesy|working|official|"
    r"translated|translation|unedited|interim)\b[^\n]{0,120}?(?:translat\w+|version|outline|transcript|text)\b.{0,150}|\W{0,4}(?:unofficial|provisional)\s(?:translation|text).{0,60}|"
    r"\W{0,3}translat(?:ion|ed)\b.{0,80}|.{0,4}仮訳.{0,12}|\W{0,4}(?:(?:неофициальный|рабочий)\s)?перевод.{0,60}|\(по\sтексту,\s[^()\n]{5,120}\)",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"\W{0,3}(?:(?:for\s(?:more|further)\s(?:information|details),?\s(?:please\s)?contact|(?:press|media)\scontacts?)\s?:|press\scontacts?)",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"\W{0,2}(?:photo(?:graph)?(?:\scaptions?)?|caption|picture|image|фото(?:графия)?(?:,\sвидео)?|изображение|写真)\b\s?[:：(（].{0,200}|\(photo[^)]{0,80}\)|(?:(?:group|commemorative)\s)?(?:photo(?:graph)?\s(?:session|of|with)|photo(?:graph)?s?\s(?:from|taken))\b.{0,160}|photos?\sby\s[^:.!?]{2,60}:\s.{0,160}|.{1,190}[(\[](?:photo(?:graph)?s?|фото)(?:\s?[:/][^()\[\]]{1,60})?[)\]]|[（(]写真.{0,80}|.{2,50}の写真|写真を.{0,30}|(?:写真|画像|動画|図|地図)\s?[\d０-９①-⑳一二三四五]{0,2}\s?(?:[（(：:].{0,80})?",
    re.IGNORECASE,
)
# "5月3日，外长塔姆在里加会见来宾。 海岸社记者 陆文 摄"
_PHOTOGRAPHED = re.compile(r".{4,240}(?:记者|記者|通讯员)[\s\u3000]?[^。，]{2,8}[\s\u3000]?[摄攝]")
# What an eastern paper prints under a picture: "握手する両外相＝3日、リガ（代表撮影）", "外長塔姆5月3日出席會議（Reuters）".
_SHOT_BY = re.compile(r"\.\s(?:Снимок|Фото)\s(?:[А-ЯЁ]\.\s?){1,2}[А-ЯЁ][а-яё-]{2,24}\.?\Z")
_CREDITED = re.compile(
    r"[^。]{4,60}[=＝][^。]{2,60}[（(][^（）()]{1,20}[)）]"
    r"|[^。]{2,60}[（(](?:[左右]から[^（）()]{1,6}|[左右]|中央|左端|右端)[)）][^。]{0,60}"
    r"|[^。]{2,90}(?:た|る)[^。]{1,40}[（(]\d{1,2}日[^（）()]{0,20}[)）]"
    r"|[^。]{6,80}[（(](?:代表撮影|Reuters|路透社?|AP|AFP|EPA|法新社|美聯社|美联社|资料图片?|資料圖片?|新华社|新華社|中新社)[^（）()]{0,12}[)）]"
)
_LONG_CAPTION = re.compile(r"photo(?:graph)?\scaptions?\s?[:：]", re.IGNORECASE)
_SOURCE_OF_PICTURE = re.compile(r"[(\[](?:photo(?:graph)?s?|фото)(?:\s?[:/][^()\[\]]{1,60})?[)\]]\Z", re.IGNORECASE)
_MARKS_OF_CREDITS: Final = ("©", "/", "фото", "Фото", "ФОТО")
_CREDIT_AT_END = re.compile(
    r"(?<![\w-])(?:(?:photo|image|фото|изображение|скриншот)\s?:\s[^!?:]{2,60}|фото\s[–—-]\s[^!?]{2,60}|©\s[^.!?:]{2,50}|(?:иллюстративное|архивное)\sфото\.?|фото\s(?:риа|тасс|пресс-службы|автора|с\sсайта|из\sархива|предоставлено)[^!?:]{0,60}|"
    r"[а-яё]+\s[а-яё]+\s?/\s?(?:риа\sновости|тасс|sputnik|ap|afp|reuters|epa|getty\simages|коммерсантъ?|известия|global\slook.{0,10}|синьхуа|белта))\Z",
    re.IGNORECASE,
)
_HEAD_OF_CONTENTS = re.compile(
    r"\W{0,3}(?:(?:table\sof\s)?contents|(?:main\s)?(?:topics|items|subjects)|agenda|目次|項目|冒頭発言|содержание|оглавление|темы)\s?[:：]?\W{0,3}",
    re.IGNORECASE,
)
_CLOSES_RUSSIAN = re.compile(
    rf"{_MARKS}(?:"
    r"поделиться(?:\s.{0,40})?|версия\sдля\sпечати|отдел\s(?:по\sсвязям|информаци|печати)\s?.{0,80}|(?:ошибка\sв\sтексте|(?:нашли|заметили)\s(?:ошибку|опечатку)|сообщить\sоб\s(?:ошибке|опечатке)).{0,120}|автор(?:ы)?\s?:\s.{2,60}|(?:[^.!?]{3,80}\?\s)?(?:пишите|присылайте|делитесь)\s.{3,80}|сегодня\sв\sсми|полная\sверсия|на\sсвязи!|все\sновости|новости\s(?:партн[её]ров|дня|сми\d?|по\sтеме)|"
    r"(?:оставить\s)?комментари(?:и|й|ев)(?:\s\(?\d{1,4}\)?)?|правила\s(?:поведения|комментирования|общения)(?:\sна\sсайте)?|популярное|свежие\sкомментарии|последние\sновости|рубрики|выбор\sчитателей|опубликовано\s\d.{0,40}|распечатать|дополнительные\sматериалы|(?:с)?мотрите\sтакже|читайте\sтакже)\s?:?"
    + _MARKS,
    re.IGNORECASE,
)
# The name of a house's own site, alone on the last line.
_SITE = re.compile(r"[a-z\d-]{2,30}\.(?:az|ru|kz|uz|am|by|kg|tj|tm|md|ge|com|org|info)\.?", re.IGNORECASE)
_CLOSES_PAGE = re.compile(
    rf"{_MARKS}(?:share(?:\s(?:this|on|via|page|story|article|with)\b.{{0,60}})?|print\s(?:this\s)?(?:page|friendly.{{0,20}}|version)|(?:twitter|facebook|linkedin|e-?mail|whatsapp|telegram|vkontakte|print|share|instagram|youtube|x|[|/,•·\s]){{9,90}}|"
    r"issued\sby\s?:\s.{3,80}|related\stopics|see\salso|publication\sstatus|is\sthis\spage\suseful\??|(?:page\s)?last\s(?:updated|modified|reviewed)\b.{0,60}|(?:©|copyright\b).{0,120}|related\s(?:content|links?|news|articles?|documents?|stories|items|pages|information)|associated\slinks|(?:disclaimer|privacy(?:\spolicy)?|feedback|site\s?map|terms\sof\suse)(?:\s?[|•·/]\s?[\w\s]{3,30}){1,8}|"
    r"more\s(?:on|from)\sthis\s.{2,40}|(?:filed\sunder|categor(?:y|ies)|tags|attributes|media\sfiles|attachments?|newsletter|(?:[a-z]+\s){0,3}shareables|show\scomments|most\s(?:read|viewed|popular)|you\smay\salso\slike)\b.{0,40}|"
    r"関連(?:リンク|情報|ファイル).{0,20}|このページの(?:先頭|トップ)へ.{0,8}|(?:目次|ページの?(?:先頭|トップ))へ戻る|問い?合わ?せ先)\s?:?"
    + _MARKS,
    re.IGNORECASE,
)
_CLOSES_EASTERN = re.compile(_MARKS + any_of(CLOSES) + _MARKS)
_EDITORS_NOTE = re.compile(
    r"\d{1,3}\s(?:source:|see\s(?:document|footnote|also)|not\s(?:printed|found)|(?:re)?printed\sfrom\s|telegram\sin\s|paraphrase\b|ibid\b|dated\s)|source:\s(?:(?:u\.s\.\s)?department\sof\sstate|national\sarchives|library\sof\scongress|[a-z][a-z. ]{3,28}\slibrary),\s(?-i:[A-Z\d])",
    re.IGNORECASE,
)


# What every note and caption has, found several times as fast as the patterns fail.
_STEMS_OF_NOTES: Final = (
    "trans", "version", "outline", "text", "photo", "caption", "picture", "image",
    "仮訳", "перевод", "фото", "изображение", "写真", "画像", "動画", "地図",
)  # fmt: skip
_LATIN_STEMS_OF_NOTES: Final = tuple(filter(str.isascii, _STEMS_OF_NOTES))


def has_letters(shadow: str, block: Block) -> bool:
    """Whether a paragraph has a letter or digit at all ("* * *" and "###" have none)."""
    if shadow[block.start].isalnum():
        return True
    head = shadow[block.start : min(block.end, block.start + 16)]
    return any(map(str.isalnum, head)) or any(map(str.isalnum, shadow[block.start : block.end]))


def is_navigation(shadow: str, block: Block) -> bool:
    """Whether a line is one of the words that a web page puts around a record: "Back to Index"."""
    if block.end - block.start > MOST_CHARACTERS:
        return False
    line = shadow[block.start : block.end]
    return _is_navigation(line) or ("@" in line and _ADDRESS.match(line) is not None)


@lru_cache(maxsize=256)  # The same few lines are looked at as what may stand over the title, around it and at the end.
def _is_navigation(line: str) -> bool:
    small = _small(line)
    is_ascii = small.isascii()
    is_row = (_LATIN_NAVIGATION if is_ascii else _NAVIGATION)[small[0]].fullmatch(small)
    if is_row is None and _may_be_open(small):
        is_row = _OPEN_NAVIGATION.fullmatch(small)
    if is_row is None and not is_ascii and _EASTERN_OR_LINK.search(small):
        is_row = _OPEN_EASTERN.fullmatch(small)
    if is_row is None and not _is_language_link(small) and not is_menu_row(line):
        return False
    return small[-1] != "." or not tells(small)


def _may_be_open(small: str) -> bool:
    """Whether a line has what every row that begins with anything needs: one of its marks, or one of its words."""
    return _MARK_OF_OPEN.search(small) is not None or "releases" in small or "click" in small


def _small(line: str) -> str:
    """A line in small letters, as many as it has: of all letters only one becomes two."""
    return line.replace("İ", "i").lower()


def closes_page(shadow: str, block: Block) -> bool:
    """Whether a line is of those that a page prints under its text, after which nothing of the record comes: "Share this page"."""
    if block.end - block.start > 160:
        return False
    line = shadow[block.start : block.end]
    if "." in line[-6:] and " " not in line and _SITE.fullmatch(line):
        return True
    closes = _CLOSES_PAGE.fullmatch(line) is not None or (
        not line.isascii()
        and (_CLOSES_RUSSIAN.fullmatch(line) is not None or _CLOSES_EASTERN.fullmatch(_small(line)) is not None)
    )
    return closes and not (line[-1] == "." and tells(_small(line)))


def is_contact(shadow: str, block: Block) -> bool:
    """Whether a line stands over whom to ask for more, after which nothing of the record comes."""
    return block.end - block.start <= 60 and bool(_CONTACT.fullmatch(shadow, block.start, block.end))


def inside_rule(shadow: str, block: Block) -> str | None:
    """The rule by which a line between paragraphs is the page's: "(END)", "Related Information (…)", "[Shinji Mori]"."""
    size = block.end - block.start
    head = shadow[block.start]
    if (head.isdigit() or head == "S") and _EDITORS_NOTE.match(shadow, block.start, block.end):
        return "editors-note"
    if shadow[block.end - 1] in "摄攝" and size <= 260 and _PHOTOGRAPHED.fullmatch(shadow, block.start, block.end):
        return "caption"
    is_near = size <= 120 or (size <= 260 and shadow.startswith(("Subject", "SUBJECT"), block.start))
    return _inside_rule(shadow[block.start : block.end]) if is_near else None


@lru_cache(maxsize=256)  # What stands around a record is looked at again when the outline is made.
def _inside_rule(line: str) -> str | None:
    small = _small(line)
    if (len(line) <= 24 or line.startswith("END ")) and (_ALONE.fullmatch(line) or _END.fullmatch(small)):
        return "end-mark"
    if line[0] in "[" and _LINK.fullmatch(line):
        return "link"
    row = (_LATIN_INSIDE if small.isascii() else _INSIDE)[small[0]].fullmatch(small)
    if row and not (small[-1] == "." and tells(small)):
        return "navigation"
    if not line[0].isascii() and (
        (len(line) <= 26 and line.endswith("の様子"))
        or (("）" in line or line[-1] == ")") and _CREDITED.fullmatch(line))
        or ((". Снимок " in line or ". Фото " in line) and _SHOT_BY.search(line))
    ):
        return "caption"
    if _is_language_link(small):
        return "language-link"
    return "button" if len(line) <= 24 and line[0].islower() and _BUTTON.fullmatch(line) else None


def _is_language_link(small: str) -> bool:
    return (len(small) > 2 or small[0] > "\u3040") and _LANGUAGE.fullmatch(small) is not None


def is_note(shadow: str, block: Block) -> bool:
    """Whether a line only says that the text is a translation, provisional or an outline, or is a picture's caption."""
    size = block.end - block.start
    if size > 220:
        return size <= 320 and _LONG_CAPTION.match(shadow, block.start) is not None
    if not _may_be_note(shadow[block.start : block.end]):
        return False
    if _CAPTION.fullmatch(shadow, block.start, block.end) or _is_bracketed_caption(shadow, block):
        return True
    if not _TRANSLATION.fullmatch(shadow, block.start, block.end):
        return False
    if shadow[block.start] in "(*[※<-（•・" or block.end - block.start <= 90:
        return True
    return shadow.startswith(("This is ", "The above is ", "The foregoing is "), block.start)


@lru_cache(maxsize=256)  # A title's lines are looked at by all who look for it.
def _may_be_note(line: str) -> bool:
    small = line.lower()
    for stem in _LATIN_STEMS_OF_NOTES if small.isascii() else _STEMS_OF_NOTES:
        if stem in small:
            return True
    return False


def is_sourced_caption(shadow: str, block: Block) -> bool:
    """Whether a line ends with a picture's source in brackets: "The two ministers in Riga (Photo: Coast News)"."""
    start, end = block.start, block.end
    if end - start > 220:
        return False
    tail = max(start, end - 70)
    if shadow[end - 1] in ")]":
        return _SOURCE_OF_PICTURE.search(shadow, tail, end) is not None
    words = shadow[tail:end]
    if ":" not in words and (words.isascii() or not any(map(words.__contains__, _MARKS_OF_CREDITS))):
        return False
    return _CREDIT_AT_END.search(shadow, tail, end) is not None


def is_credit(shadow: str, block: Block) -> bool:
    """Whether a line is only a picture's source: "Photo: Coast News"."""
    return _CREDIT_AT_END.match(shadow, block.start, block.end) is not None


def _is_bracketed_caption(shadow: str, block: Block) -> bool:
    start = block.start
    while start < block.end and shadow[start] in "•・- ":
        start += 1
    return start < block.end and shadow[start] in "[（(" and bool(_CAPTION.match(shadow, start, block.end))


def heads_contents(shadow: str, block: Block) -> bool:
    """Whether a line only announces a list of contents: "Main topics:"."""
    return block.end - block.start <= 40 and bool(_HEAD_OF_CONTENTS.fullmatch(shadow, block.start, block.end))
