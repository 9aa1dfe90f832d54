// Before the first paint: the chosen colours must not flash in the others. `preferences.ts` keeps the choice.
const theme = localStorage.getItem('zhengmai.theme')
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
