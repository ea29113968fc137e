### Сваё: спіс дасланага, што з ім стала, што можна зрабіць.

own-title = <b>Што вы даслалі</b>
own-empty = Вы пакуль нічога не дасылалі. Раскажыце гораду навіну або падайце аб’яву.
own-line =
    { $number }. { $sign } { $title }
    { $fares }
own-state-published = апублікавана
own-state-held = чакае мадэратара
own-state-withdrawn = адклікана
own-state-hidden = схавана мадэратарам
own-state-rejected = не прайшло праверку
own-state-expired = тэрмін мінуў
own-state-sold = прададзена
own-until = Стаіць да: { $time }
own-attached = Паказана і пад навінай выданняў пра тую ж падзею.
own-reason = Мадэратар: { $reason }

button-own-edit = Змяніць
button-own-withdraw = Адклікаць
button-own-sell = Прададзена
button-own-renew = Падоўжыць
button-own-restore = Вярнуць
button-own-detach = Гэта пра іншае
button-add-ad = Падаць аб’яву

error-renew-early = Падоўжыць можна за тры дні да канца тэрміну.
