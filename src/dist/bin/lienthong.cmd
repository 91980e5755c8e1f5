@echo off
rem Runs LienThong from its folder, wherever it is called from: routes and data are found there, while files named on the
rem command line are taken from the caller's folder.
rem   JAVA_HOME   which Java, 17 or newer; otherwise the first java of PATH
rem   JAVA_OPTS   options for it, such as -Xmx2g
rem   LIENTHONG_LOG_DIR   a folder, by its full path: run writes its log there, in files that are rotated
setlocal
chcp 65001 >nul
set "HERE=%CD%"
cd /d "%~dp0.."
if errorlevel 1 exit /b 2
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
set "LOG="
if "%~1"=="run" if defined LIENTHONG_LOG_DIR set "LOG=-Dlogback.configurationFile=config\logback-files.xml"
"%JAVA%" -Dfile.encoding=UTF-8 "-Dlienthong.called-from=%HERE%\." -XX:+ExitOnOutOfMemoryError %LOG% %JAVA_OPTS% -cp "lib\*" vn.lienthong.Main %*
exit /b %ERRORLEVEL%
